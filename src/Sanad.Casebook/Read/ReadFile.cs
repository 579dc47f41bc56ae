using Sanad.Basics;
using Sanad.Language;
using Sanad.Reading;

namespace Sanad.Casebook.Read;

/// <summary>What became of one file that was to be read without a casebook.</summary>
public abstract record ReadFileOutcome
{
    private ReadFileOutcome()
    {
    }

    /// <summary>It was read.</summary>
    public sealed record Done(Document Document) : ReadFileOutcome;

    /// <summary>It was not; the reason says why and what to do.</summary>
    public sealed record Refused(string Reason) : ReadFileOutcome;
}

/// <summary>Reads one file as keep would, without keeping it.</summary>
public static class ReadFile
{
    private const string MetaSuffix = ".meta.json";

    /// <summary>Reads the file; FILE.meta.json beside it (same stem) is taken as given, and what is given here wins over it.</summary>
    public static ReadFileOutcome Run(Packs packs, string path, Given given, CancellationToken cancel)
    {
        if (Directory.Exists(path))
            return new ReadFileOutcome.Refused("is a folder; name its files");
        if (!File.Exists(path))
            return new ReadFileOutcome.Refused("no such file");
        try
        {
            return Beside(path) switch
            {
                MetaOutcome.Malformed bad => new ReadFileOutcome.Refused($"the file beside it, {Path.GetFileName(MetaPath(path))}, is malformed: {bad.Reason}"),
                MetaOutcome.Read meta => Read(packs, path, Over(given, meta.Given), cancel),
                _ => Read(packs, path, given, cancel),
            };
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

    private static ReadFileOutcome Read(Packs packs, string path, Given given, CancellationToken cancel)
    {
        using var stream = File.OpenRead(path);
        return new DocumentReader(packs).Read(stream, Path.GetFileName(path), given, cancel) switch
        {
            ReadOutcome.Read read => new ReadFileOutcome.Done(read.Document),
            ReadOutcome.Unreadable no => new ReadFileOutcome.Refused($"{no.Reason} ({no.MediaType})"),
            var other => throw new InvalidOperationException($"An outcome without a case: {other}"),
        };
    }

    private static MetaOutcome? Beside(string path) => File.Exists(MetaPath(path)) ? MetaJson.TryRead(File.ReadAllBytes(MetaPath(path))) : null;

    private static string MetaPath(string path) =>
        Path.Combine(Path.GetDirectoryName(path) ?? "", Path.GetFileNameWithoutExtension(path) + MetaSuffix);

    private static Given Over(Given first, Given second) =>
        new(first.Outlet ?? second.Outlet, first.Published ?? second.Published, first.Language ?? second.Language);
}
