namespace Sanad.Language;

/// <summary>A pack that holds a language: any room may own a file in it and read that through <see cref="Section"/>.</summary>
public sealed class LanguagePack
{
    private readonly PackFolder _folder;
    private readonly Lazy<PackSection> _language;

    internal LanguagePack(PackFolder folder)
    {
        _folder = folder;
        _language = new(() => Section("language"));
    }

    /// <summary>Two letters: en, fa. The pack's folder name.</summary>
    public string Code => _folder.Name;

    /// <summary>True when the language is written from right to left.</summary>
    /// <exception cref="PackException">language.yaml says neither ltr nor rtl.</exception>
    public bool RightToLeft => _language.Value.Text("direction") switch
    {
        "rtl" => true,
        "ltr" => false,
        _ => throw _language.Value.Refuse("direction", "write ltr or rtl"),
    };

    /// <summary>The file of that name without its ending: "claims" is packs/en/claims.yaml. Read once.</summary>
    /// <exception cref="PackException">There is no such file, or it is no YAML map.</exception>
    public PackSection Section(string file) => _folder.Section(file + ".yaml");

    /// <summary>True when the pack holds that file.</summary>
    public bool HasSection(string file) => _folder.Has(file + ".yaml");
}
