using Sanad.Linkage.Blocking;
using Sanad.Linkage.Names;

namespace Sanad.Linkage.Comparisons;

/// <summary>
/// Compares given and family names together: names written in the other order, or one name alone in whichever column, are compared with what they stand
/// for, and that this was needed is a part of its own. Another name of the person (alias) may stand for the given name.
/// </summary>
internal sealed class PersonNameComparison(NamesOf given, NamesOf family, NamesOf? aliases) : Comparison
{
    private const byte Swapped = 1, AsWritten = 2;
    private static readonly string[] Likenesses = ["missing", "different", "weak", "short form or initial", "close", "same name", "same letters"];
    private static readonly int[] Worth = [0, 0, 1, 2, 4, 5, 6];
    private const int SwapGains = 4;

    public override IReadOnlyList<Part> Parts { get; } =
    [
        new("given_name", Likenesses) { WeighedFrom = (int)Likeness.SameName },
        new("family_name", Likenesses) { WeighedFrom = (int)Likeness.SameName },
        new("name_order", ["missing", "swapped", "as written"]),
    ];

    public override IReadOnlyList<Column> Columns => aliases is null ? [given.Names, family.Names] : [given.Names, family.Names, aliases.Names];

    public override void Compare(Values values, Span<byte> levels, int stride)
    {
        var (givenLeft, familyLeft) = (values.Left(0), values.Left(1));
        var givenRights = values.Rights(0);
        var familyRights = values.Rights(1);
        var ofGiven = levels[..values.Count];
        var ofFamily = levels.Slice(stride, values.Count);
        var order = levels.Slice(2 * stride, values.Count);
        for (var i = 0; i < values.Count; i++)
        {
            var (givenRight, familyRight) = (givenRights[i], familyRights[i]);
            var straight = (given.Compare(givenLeft, givenRight), family.Compare(familyLeft, familyRight));
            if (aliases is not null && straight.Item1 is > Likeness.Missing and < Likeness.Close)
                straight.Item1 = (Likeness)Math.Max((byte)straight.Item1, (byte)ByAlias(values, i));
            var needed = Worth[(int)straight.Item1] + Worth[(int)straight.Item2] + SwapGains;
            var swapped = Swap(givenLeft, familyLeft, givenRight, familyRight, needed);
            var (likeGiven, likeFamily) = swapped ?? straight;
            (ofGiven[i], ofFamily[i], order[i]) = ((byte)likeGiven, (byte)likeFamily, swapped is null ? AsWritten : Swapped);
        }
    }

    // The other record's given name, or its alias, is the alias of this one; never more than one name in two forms.
    private Likeness ByAlias(Values values, int at)
    {
        var (one, other) = (values.Left(2), values.Rights(2)[at]);
        var best = (Likeness)Math.Max((byte)aliases!.Compare(one, other), Math.Max((byte)aliases.CompareWith(one, given, values.Rights(0)[at]), (byte)aliases.CompareWith(other, given, values.Left(0))));
        return best < Likeness.Close ? Likeness.Missing : best > Likeness.SameName ? Likeness.SameName : best;
    }

    // Names in the other order are looked at only where they could gain enough; null = they do not. The weaker likeness is said of the given name.
    private (Likeness Given, Likeness Family)? Swap(int givenLeft, int familyLeft, int givenRight, int familyRight, int needed)
    {
        if (needed > 2 * Worth[^1])
            return null;
        var first = given.CompareWith(givenLeft, family, familyRight);
        if (Worth[(int)first] + Worth[^1] < needed)
            return null;
        var second = given.CompareWith(givenRight, family, familyLeft);
        return Worth[(int)first] + Worth[(int)second] < needed ? null : first >= second ? (second, first) : (first, second);
    }

    public override int Occurrences(int part, Values values, int at) => (part == 0 ? given : family).Occurrences(values.Left(part), values.Rights(part)[at]);

    public override ulong CommonnessOf(int record) => Features.Mix(given.CommonnessOf(record), family.CommonnessOf(record));

    public override string Shown(int part, int record) => part switch
    {
        0 => given.Names[given.Of(record)],
        1 => family.Names[family.Of(record)],
        _ => "",
    };
}
