using System.Reflection;
using System.Text;

namespace Sanad.Dossier;

/// <summary>How our pages look: the report and the workbench are set on the same paper.</summary>
public static class StyleSheets
{
    /// <summary>Tokens (ink, paper, type, measure) and plain text. Needed before the others.</summary>
    public static string Paper { get; } = Read("paper.css");

    /// <summary>Charts and tables of tolls.</summary>
    public static string Tolls { get; } = Read("tolls.css");

    /// <summary>The facts and the text of a document, and findings of a check.</summary>
    public static string Documents { get; } = Read("documents.css");

    /// <summary>Everything that the report needs.</summary>
    internal static string Report { get; } = Paper + Tolls + Documents + Read("report.css");

    private static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Sanad.Dossier." + name)
            ?? throw new InvalidOperationException($"The style sheet {name} is not in the assembly");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
