namespace Sanad.Custody;

/// <summary>What opening a folder as a casebook came to.</summary>
public abstract record OpenOutcome
{
    private OpenOutcome()
    {
    }

    /// <summary>It is a casebook, and can be read.</summary>
    public sealed record Opened(CasebookFolder Folder) : OpenOutcome;

    /// <summary>There is no casebook in this folder (or no folder).</summary>
    public sealed record NotACasebook(string Reason) : OpenOutcome;

    /// <summary>A newer Sanad wrote it.</summary>
    /// <param name="Found">What the folder says, for example "format 2".</param>
    public sealed record NewerFormat(string Found) : OpenOutcome;

    /// <summary>It was a casebook, but its beginning is gone or altered: restore it from a copy; verify tells what still holds.</summary>
    public sealed record Damaged(string Reason) : OpenOutcome;
}
