using System.CommandLine;
using System.Xml.Linq;
using Sanad.Cli.Terminal;
using Sanad.Dossier;

namespace Sanad.Cli.Commands;

/// <summary>A folder of charts as SVG files, each written beside and renamed: an interruption leaves no half of one.</summary>
internal sealed class ChartFolder
{
    private readonly Run _run;
    private readonly string _folder;

    private ChartFolder(Run run, string folder, InterfaceTexts texts) => (_run, _folder, Texts) = (run, folder, texts);

    /// <summary>The language of the charts.</summary>
    public InterfaceTexts Texts { get; }

    /// <summary>Null when no charts are asked for.</summary>
    public static ChartFolder? Of(Run run, string? named, string language) => named is null ? null
        : File.Exists(Path.GetFullPath(named, run.Folder)) ? throw CommandEndsException.Usage($"{Shown.Safe(named)} is a file. --charts takes a folder, which is made when it is not there.")
        : new(run, Path.GetFullPath(named, run.Folder), InterfaceTexts.For(run.Packs, language));

    /// <summary>The option that says in which language charts are drawn.</summary>
    public static Option<string> Language() => new Option<string>("--lang") { Description = "Language of the charts: en or fa", DefaultValueFactory = _ => "en", HelpName = "CODE" }.AcceptOnlyFromAmong("en", "fa");

    /// <summary>Writes a chart; null = there is none.</summary>
    public void Write(string name, XElement? chart, string? note)
    {
        if (chart is null)
            return;
        Directory.CreateDirectory(_folder);
        var file = Path.Combine(_folder, name + ".svg");
        File.WriteAllText(file + ".part", ChartFile.Of(chart, note, Texts));
        File.Move(file + ".part", file, overwrite: true);
        _run.Say($"chart: {Shown.Safe(Path.GetRelativePath(_run.Folder, file))}");
    }
}
