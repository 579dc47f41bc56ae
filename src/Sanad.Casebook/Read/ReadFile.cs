using Sanad.Basics;
using Sanad.Reading;

namespace Sanad.Casebook.Read;

/// <summary>What became of one file that was to be read without a casebook.</summary>
public abstract record ReadFileOutcome
{
    private ReadFileOutcome()
    {
    }

    /// <summary>It was read.</summary>
    /// <param name="Document">What was read.</param>
    /// <param name="Notes">What the person should know of FILE.meta.json: keys that nobody reads, ...</param>
    public sealed record Done(Document Document, IReadOnlyList<string> Notes) : ReadFileOutcome;

    /// <summary>It was not; the reason says why and what to do.</summary>
    public sealed record Refused(string Reason) : ReadFileOutcome;
}

/// <summary>Reads one file as keep would, without keeping it.</summary>
public static class ReadFile
{
    /// <summary>Reads the file; FILE.meta.json beside it (same stem) is taken as given, and what is given here wins over it.</summary>
    public static ReadFileOutcome Run(DocumentReader reader, string path, Given given, CancellationToken cancel)
    {
        if (Directory.Exists(path))
            return new ReadFileOutcome.Refused("is a folder; name its files");
        if (!File.Exists(path))
            return new ReadFileOutcome.Refused("no such file");
        try
        {
            var (all, notes, problem) = MetaBeside.Of(path, given);
            return problem is null ? Read(reader, path, all, notes, cancel) : new ReadFileOutcome.Refused(problem);
        }
        catch (UnauthorizedAccessException)
        {
            return new ReadFileOutcome.Refused("no permission to read it");
        }
        catch (IOException wrong)
        {
            return new ReadFileOutcome.Refused(wrong.Message);
        }
    }

    private static ReadFileOutcome Read(DocumentReader reader, string path, Given given, IReadOnlyList<string> notes, CancellationToken cancel)
    {
        using var stream = File.OpenRead(path);
        return reader.Read(stream, Path.GetFileName(path), given, cancel) switch
        {
            ReadOutcome.Read read => new ReadFileOutcome.Done(read.Document, notes),
            ReadOutcome.Unreadable no => new ReadFileOutcome.Refused($"{no.Reason} ({no.MediaType})"),
            var other => throw new InvalidOperationException($"An outcome without a case: {other}"),
        };
    }
}
