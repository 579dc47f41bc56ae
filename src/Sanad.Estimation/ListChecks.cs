namespace Sanad.Estimation;

/// <summary>An estimate with one list set aside.</summary>
/// <param name="List">Its number.</param>
/// <param name="Truth">What the estimate should find, when that is known.</param>
/// <param name="Result">The estimate, from the other lists.</param>
public sealed record WithoutList(int List, long? Truth, EstimateResult Result)
{
    /// <summary>True when the interval holds the truth; null when nothing was estimated or no truth is known.</summary>
    public bool? Covers => Truth is { } truth && Result is { Value: { } value } && Result.Status != EstimateStatus.Refused ? value.Low <= truth && truth <= value.High : null;
}

/// <summary>Diagnoses of a method by a table's own lists. They estimate nothing: they show how far an answer hangs on one list, and whether the method finds again what is known.</summary>
public static class ListChecks
{
    /// <summary>The estimate without each list in turn: where one moves it far, that list decides.</summary>
    /// <param name="method">One of <see cref="Methods.Names"/>.</param>
    /// <param name="table">As it was counted.</param>
    /// <param name="options">How.</param>
    /// <param name="cancel">Stops it.</param>
    public static IReadOnlyList<WithoutList> LeaveOneOut(string method, ListTable table, EstimateOptions options, CancellationToken cancel = default) =>
        [.. Lists(table).Select(list => new WithoutList(list, Truth: null, Methods.Run(method, table.Without(list), options, cancel: cancel)))];

    /// <summary>
    /// The known-list test (Binette and Steorts 2021): of all people only those on one list are looked at, and from the other lists it is estimated how many they are.
    /// Their number is known. A method that misses it here has little claim to find the number that is not.
    /// </summary>
    /// <param name="method">One of <see cref="Methods.Names"/>.</param>
    /// <param name="table">As it was counted; of fewer than four lists all answers are refused.</param>
    /// <param name="options">How.</param>
    /// <param name="cancel">Stops it.</param>
    public static IReadOnlyList<WithoutList> KnownLists(string method, ListTable table, EstimateOptions options, CancellationToken cancel = default) =>
        [.. Lists(table).Select(list => new WithoutList(list, table.SizeOf(list), Methods.Run(method, OnlyThoseOn(list, table).Without(list), options, cancel: cancel)))];

    private static IEnumerable<int> Lists(ListTable table) => Enumerable.Range(0, table.Lists.Count > 1 ? table.Lists.Count : 0);

    private static ListTable OnlyThoseOn(int list, ListTable table) => ListTable.Of(table.Lists, table.Cells.Where(cell => (cell.Lists >> list & 1) != 0));
}
