namespace Sanad.Linkage.Comparisons;

/// <summary>One component of a comparison: a few levels of agreement, of which 0 always means that one side is missing.</summary>
/// <param name="Name">Stable, for models and explanations: given_name, birth_date.</param>
/// <param name="Levels">Names of the levels, "missing" first, the best agreement last.</param>
public sealed record Part(string Name, IReadOnlyList<string> Levels)
{
    /// <summary>The level from which rare values count more than common ones; null = values count alike.</summary>
    public int? WeighedFrom { get; init; }

    /// <summary>True when a higher level must not count less than a lower one.</summary>
    public bool IsOrdered { get; init; } = true;

    /// <summary>Bits that a level needs in a packed code.</summary>
    internal int Bits => System.Numerics.BitOperations.Log2((uint)Levels.Count - 1) + 1;
}

/// <summary>Compares two records in one respect, which may have several parts (given name, family name, their order).</summary>
internal abstract class Comparison
{
    public abstract IReadOnlyList<Part> Parts { get; }

    /// <summary>The columns whose values it compares.</summary>
    public abstract IReadOnlyList<Column> Columns { get; }

    /// <summary>Compares one record with others. Thread-safe; the same for both orders of the records.</summary>
    /// <param name="values">What they have in its <see cref="Columns"/>.</param>
    /// <param name="levels">The levels of the first part with all the others, then those of the second, and so on.</param>
    /// <param name="stride">How far the levels of two parts stand apart.</param>
    public abstract void Compare(Values values, Span<byte> levels, int stride);

    /// <summary>What a record has in a part, for people; "" = nothing.</summary>
    public abstract string Shown(int part, int record);

    /// <summary>Differs when what a record has in parts that weigh values is more or less common than before; 0 = no part does.</summary>
    public virtual ulong CommonnessOf(int record) => 0;

    /// <summary>How many records have the value on which the one and another agree in a part; asked only of parts that weigh values.</summary>
    public virtual int Occurrences(int part, Values values, int at) => throw new NotSupportedException($"{Parts[part].Name} does not weigh values");
}
