using Sanad.Basics;
using Sanad.Reading;

namespace Sanad.Casebook.Journal;

/// <summary>
/// The body of a capture entry: the collection items of the Berkeley Protocol that exist for a file from a disk (docs/formats/index.md lists all
/// eight). No path of the device: the file's own name, or its path below the folder that was named.
/// </summary>
internal sealed record CaptureBody
{
    public const string EntryType = "capture";

    public ContentHash? Original { get; init; }
    public string Sha512 { get; init; } = "";
    public long Size { get; init; }
    public string MediaType { get; init; } = "";
    public string FileName { get; init; } = "";

    /// <summary>The method of a list's file: it is read as records, never as a document.</summary>
    public const string List = "list";

    /// <summary>How it came in: "file", or <see cref="List"/>.</summary>
    public string Method { get; init; } = "file";

    public string Tool { get; init; } = "sanad";
    public string ToolVersion { get; init; } = "";

    /// <summary>UTC, ISO 8601.</summary>
    public string CapturedAt { get; init; } = "";

    /// <summary>Where the time is from: "device".</summary>
    public string ClockSource { get; init; } = "device";

    /// <summary>What a person said beforehand; absent = nothing.</summary>
    public Given? Given { get; init; }
}

/// <summary>The body of a derive entry: text that an outside program made, kept as an object of its own.</summary>
internal sealed record DeriveBody
{
    public const string EntryType = "derive";

    public ContentHash? Input { get; init; }
    public ContentHash? Output { get; init; }
    public string Tool { get; init; } = "";
    public string Version { get; init; } = "";
    public IReadOnlyList<string> Parameters { get; init; } = [];

    /// <summary>False for the ciphertext of a sealed original and for a list's file without some rows.</summary>
    public bool IsText => Tool is not (Redaction.AgeProgram.Tool or Lists.ListReplacement.Tool);

    public static DeriveBody Of(Derivation made) => new() { Input = made.Input, Output = made.Output, Tool = made.Tool, Version = made.Version, Parameters = made.Parameters };
}
