namespace Sanad.Casebook;

/// <summary>A part of a longer list.</summary>
/// <param name="Items">Those asked for.</param>
/// <param name="Total">How many there are in all.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, int Total);
