using System.Text;

namespace Sanad.Custody.Bags;

/// <summary>A line of a manifest.</summary>
internal sealed record ManifestLine(string Hash, string Name);

/// <summary>
/// The manifests of a bag, read strictly: lower-case hexadecimal, two spaces, a name of a-z, A-Z, 0-9, dot, underscore, hyphen and slash, LF. Names that
/// need decoding, that differ by case only, or that lead out of the bag so cannot even be written.
/// </summary>
internal static class Manifest
{
    public const string Payload = "data/";
    public const int Sha256Digits = 64, Sha512Digits = 128;

    public static readonly string[] OfPayload = ["manifest-sha256.txt", "manifest-sha512.txt"];
    public static readonly string[] OfTags = ["tagmanifest-sha256.txt", "tagmanifest-sha512.txt"];

    public static byte[] Write(IEnumerable<KeyValuePair<string, TwoHashes>> files, Func<TwoHashes, string> hash) =>
        Encoding.ASCII.GetBytes(string.Concat(files.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{hash(f.Value)}  {f.Key}\n")));

    /// <summary>The good lines by name; every other line is a finding.</summary>
    /// <param name="bytes">Of the manifest.</param>
    /// <param name="file">Its name: it says which algorithm, and whether payload or tag files.</param>
    /// <param name="found">Gets what is wrong.</param>
    public static Dictionary<string, ManifestLine> Read(byte[] bytes, string file, Findings found)
    {
        var (digits, ofTags) = (file.Contains("512", StringComparison.Ordinal) ? Sha512Digits : Sha256Digits, file.StartsWith("tag", StringComparison.Ordinal));
        var lines = new Dictionary<string, ManifestLine>(StringComparer.Ordinal);
        var (whole, rest) = Journal.Lines.Of(bytes);
        for (var i = 0; i < whole.Count; i++)
        {
            var text = Encoding.Latin1.GetString(bytes.AsSpan(whole[i]));
            if (Line(text, digits) is not { } line)
                found.Broken.Add(new("manifest-line", "not a hash, two spaces and a plain name", file, i + 1));
            else if (line.Name.StartsWith(Payload, StringComparison.Ordinal) == ofTags)
                found.Broken.Add(new("manifest-line", ofTags ? "a tag manifest names a payload file" : "a payload manifest names a file outside data/", file, i + 1));
            else if (!lines.TryAdd(line.Name, line))
                found.Broken.Add(new("manifest-line", "names a file for the second time", file, i + 1));
        }
        if (rest > 0)
            found.Broken.Add(new("manifest-line", "the last line has no end", file, whole.Count + 1));
        return lines;
    }

    /// <summary>True for names that stand for themselves on every file system: no decoding, no way out of the bag.</summary>
    public static bool IsPlainName(string name) =>
        name.AsSpan().IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-/") < 0
        && name.Split('/').All(part => part.Trim('.').Length > 0);

    private static ManifestLine? Line(string text, int digits)
    {
        if (text.Length <= digits + 2 || text.AsSpan(digits, 2) is not "  " || text.AsSpan(0, digits).IndexOfAnyExcept("0123456789abcdef") >= 0)
            return null;
        var name = text[(digits + 2)..];
        return IsPlainName(name) ? new(text[..digits], name) : null;
    }
}
