using System.Globalization;
using System.Text;

namespace Sanad.Custody.Bags;

/// <summary>bag-info.txt: what the bag says of itself, a label and a value a line.</summary>
internal sealed record BagFacts(IReadOnlyList<KeyValuePair<string, string>> Lines)
{
    public const string Oxum = "Payload-Oxum", Date = "Bagging-Date", CasebookId = "Sanad-Casebook", Time = "Sanad-Bagging-Time", SignedBy = "Sanad-Signed-By", Head = "Sanad-Head";

    private const string Version = "Sanad-Bag-Version";

    public static BagFacts Of(string casebook, string signer, IEnumerable<WriterHead> heads, string time, string oxum, BagPlan plan) => new([
        new(Oxum, oxum),
        new(Date, time[..10]),
        new("External-Identifier", casebook),
        new(Version, "1"),
        new(CasebookId, casebook),
        new(Time, time),
        new(SignedBy, signer),
        new("Sanad-Exhibits", plan.Exhibits.Count.ToString(CultureInfo.InvariantCulture)),
        new("Sanad-Entries-Shown", plan.Shown.ToString(CultureInfo.InvariantCulture)),
        new("Sanad-Entries-Withheld", plan.Withheld.ToString(CultureInfo.InvariantCulture)),
        .. heads.Where(h => h.Number > 0).Select(h => new KeyValuePair<string, string>(Head, Of(h)))]);

    /// <summary>Writer, number and SHA-256 of a last commit.</summary>
    public static string Of(WriterHead head) => string.Create(CultureInfo.InvariantCulture, $"{head.Writer} {head.Number} {head.Commit}");

    /// <summary>The one value of a label; null when there is none or more than one.</summary>
    public string? One(string label) => All(label) is [var only] ? only : null;

    public List<string> All(string label) => [.. Lines.Where(l => l.Key == label).Select(l => l.Value)];

    public byte[] ToBytes() => Encoding.UTF8.GetBytes(string.Concat(Lines.Select(l => $"{l.Key}: {l.Value}\n")));

    /// <summary>Null unless every line is a label, a colon, a space and a value.</summary>
    public static BagFacts? Read(byte[] bytes)
    {
        var lines = Encoding.UTF8.GetString(bytes).Split('\n');
        var parts = lines[..^1].Select(l => l.Split(": ", 2)).ToList();
        var facts = parts.TrueForAll(p => p.Length == 2 && p[0].Length > 0) ? new BagFacts([.. parts.Select(p => new KeyValuePair<string, string>(p[0], p[1]))]) : null;
        return facts is not null && facts.ToBytes().AsSpan().SequenceEqual(bytes) ? facts : null;
    }
}
