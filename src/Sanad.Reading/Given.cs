using Sanad.Basics;

namespace Sanad.Reading;

/// <summary>
/// What a person said about a file beforehand, on the command line or in FILE.meta.json beside it. It wins over what the text says and is
/// reported as "given". Null = not given.
/// </summary>
/// <param name="Outlet">Who published it.</param>
/// <param name="Published">When it was published.</param>
/// <param name="Language">Two-letter code.</param>
public sealed record Given(string? Outlet = null, PartialDate? Published = null, string? Language = null)
{
    /// <summary>Nothing was given.</summary>
    public static Given Nothing { get; } = new();
}
