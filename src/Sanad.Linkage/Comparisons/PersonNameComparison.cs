using Sanad.Linkage.Names;

namespace Sanad.Linkage.Comparisons;

/// <summary>
/// Compares given and family names together: names written in the other order, or one name alone in whichever column, are compared with what they stand
/// for, and that this was needed is a part of its own.
/// </summary>
internal sealed class PersonNameComparison(NamesOf given, NamesOf family) : Comparison
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

    public override void Compare(int left, int right, Span<byte> levels)
    {
        var (givenLeft, givenRight, familyLeft, familyRight) = (given.Of(left), given.Of(right), family.Of(left), family.Of(right));
        (levels[0], levels[1], levels[2]) = ((byte)given.Compare(givenLeft, givenRight), (byte)family.Compare(familyLeft, familyRight), AsWritten);
        var straight = Worth[levels[0]] + Worth[levels[1]];
        if (straight >= Worth[^1] + Worth[(int)Likeness.Close])
            return;
        var (first, second) = (Cross(givenLeft, familyRight), Cross(givenRight, familyLeft));
        if (Worth[(int)first] + Worth[(int)second] < straight + SwapGains)
            return;
        (levels[0], levels[1], levels[2]) = first >= second ? ((byte)second, (byte)first, Swapped) : ((byte)first, (byte)second, Swapped);
    }

    public override double Frequency(int part, int left, int right) => part switch
    {
        0 => given.Frequency(left, right),
        1 => family.Frequency(left, right),
        _ => 1,
    };

    private Likeness Cross(int givenName, int familyName) => given.CompareWith(givenName, family, familyName);

    public override string Shown(int part, int record) => part switch
    {
        0 => given.Names[given.Of(record)],
        1 => family.Names[family.Of(record)],
        _ => "",
    };
}
