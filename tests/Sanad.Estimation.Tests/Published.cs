namespace Sanad.Estimation.Tests;

/// <summary>Tables as they were published; each with its source. Counts are facts.</summary>
internal static class Published
{
    /// <summary>Killings in Kosovo, 20 March to 22 June 1999: Ball, Betts, Scheuren, Dudukovich, Asher 2002.</summary>
    public static ListTable Kosovo => Dense(["EXH", "ABA", "OSCE", "HRW"], 1131, 845, 177, 936, 228, 217, 181, 306, 106, 31, 18, 123, 42, 32, 27);

    /// <summary>Hepatitis A in a college in Taiwan, 1995: Chao and others 1997.</summary>
    public static ListTable Hepatitis => Dense(["P", "Q", "E"], 69, 55, 21, 63, 17, 18, 28);

    /// <summary>Spina bifida in upstate New York: Madigan and York 1997.</summary>
    public static ListTable SpinaBifida => Dense(["L1", "L2", "L3"], 60, 49, 4, 247, 112, 142, 12);

    /// <summary>Victims of trafficking in Australia: Lyneham, Dowling, Bricknell 2019, as in Binette and Steorts' tables.</summary>
    public static ListTable Australia => Of(["A", "B", "C", "D"],
        (1, 34), (2, 13), (3, 3), (4, 198), (5, 4), (6, 36), (7, 6), (8, 100), (9, 1), (10, 2), (11, 1), (14, 15), (15, 1));

    /// <summary>Children with a congenital anomaly, Massachusetts: Wittes 1974; Fienberg 1972.</summary>
    public static ListTable CongenitalAnomaly => Of(["L1", "L2", "L3", "L4", "L5"],
        (1, 27), (2, 37), (3, 19), (4, 4), (5, 4), (6, 1), (7, 1), (8, 97), (9, 22), (10, 37), (11, 25), (12, 2), (13, 1), (14, 3), (15, 5),
        (16, 83), (17, 36), (18, 34), (19, 18), (20, 3), (21, 5), (23, 2), (24, 30), (25, 5), (26, 23), (27, 8), (29, 3), (31, 2));

    /// <summary>Potential victims of trafficking, United Kingdom 2013, six lists: Silverman 2014; Bales, Hesketh, Silverman 2015.</summary>
    public static ListTable UnitedKingdom => Of(["LA", "NG", "PF", "GO", "GP", "NCA"],
        (1, 54), (2, 463), (3, 15), (4, 907), (5, 19), (6, 56), (7, 1), (8, 695), (9, 3), (10, 19), (11, 1), (12, 69), (14, 4), (15, 1), (16, 316),
        (18, 1), (20, 10), (24, 8), (32, 57), (34, 3), (36, 31), (38, 3), (40, 6), (44, 1), (48, 1));

    /// <summary>The same with two lists put together.</summary>
    public static ListTable UnitedKingdomOfFive => Of(["LA", "NG", "PFNCA", "GO", "GP"],
        (1, 54), (2, 463), (3, 15), (4, 995), (5, 19), (6, 62), (7, 1), (8, 695), (9, 3), (10, 19), (11, 1), (12, 76), (14, 4), (15, 1), (16, 316),
        (18, 1), (20, 11), (24, 8));

    /// <summary>Victims of trafficking, Netherlands 2010 to 2015, six lists: van Dijk and others 2017; Silverman 2020, table 2.</summary>
    public static ListTable Netherlands => Of(["I", "K", "O", "P", "R", "Z"],
        (1, 352), (2, 1299), (4, 403), (5, 1), (6, 1), (8, 4466), (9, 18), (10, 44), (12, 59), (13, 4), (16, 650), (17, 3), (20, 2), (24, 82),
        (28, 2), (32, 632), (33, 16), (34, 4), (36, 57), (40, 125), (41, 4), (44, 7), (48, 2), (56, 1));

    /// <summary>The same with two lists put together.</summary>
    public static ListTable NetherlandsOfFive => Of(["IO", "K", "P", "R", "Z"],
        (1, 756), (2, 1299), (3, 1), (4, 4466), (5, 81), (6, 44), (8, 650), (9, 5), (12, 82), (13, 2), (16, 632), (17, 73), (18, 4), (20, 125),
        (21, 11), (24, 2), (28, 1));

    /// <summary>Victims of trafficking, New Orleans, five lists: Bales, Murphy, Silverman 2020.</summary>
    public static ListTable NewOrleans => Of(["A", "BEFG", "C", "D", "H"],
        (1, 25), (2, 24), (3, 1), (4, 70), (5, 1), (6, 2), (7, 1), (8, 33), (9, 2), (10, 2), (11, 1), (12, 1), (16, 21), (18, 1));

    /// <summary>Snowshoe hares on six occasions: Cormack 1989; Agresti 1994.</summary>
    public static ListTable Hares => Of(["c1", "c2", "c3", "c4", "c5", "c6"],
        (1, 3), (2, 6), (4, 5), (5, 1), (8, 3), (9, 2), (10, 3), (13, 1), (16, 4), (17, 2), (18, 3), (19, 1), (21, 1), (24, 1), (32, 4), (33, 1), (34, 1), (35, 1),
        (36, 2), (38, 2), (40, 4), (42, 3), (44, 1), (46, 2), (48, 2), (50, 1), (52, 1), (54, 1), (56, 1), (57, 1), (58, 1), (62, 1), (63, 2));

    // Pattern and people: bit j of a pattern = list j.
    private static ListTable Of(string[] lists, params (uint Lists, long People)[] cells) => ListTable.Of(lists, cells.Select(cell => new Cell(cell.Lists, cell.People)));

    // Combinations in the order 100, 010, 110, 001, ...: the first list changes fastest.
    private static ListTable Dense(string[] lists, params long[] counts) => ListTable.Of(lists, counts.Select((count, at) => new Cell((uint)at + 1, count)));
}
