using Sanad.Basics;
using Sanad.Claims.Lexicon;
using Sanad.Claims.People;
using Sanad.Language;

namespace Sanad.Claims;

/// <summary>
/// Proposes the claims of a document: who says that what happened to how many, where and when, with the exact words. Reads passage by passage, in
/// time linear in the length of the text and with memory for one passage. Furniture yields nothing. Never throws on any text.
/// Safe to share between threads.
/// </summary>
public sealed class ClaimExtractor
{
    private const string CodeVersion = "claims-13";
    private readonly IReadOnlyList<Anchor> _anchors;
    private readonly Dictionary<string, PassageReader> _readers = new(StringComparer.Ordinal);

    /// <summary>Takes the words of every language that has a claims.yaml.</summary>
    /// <exception cref="PackException">A pack file is missing or wrong.</exception>
    public ClaimExtractor(Packs packs)
    {
        _anchors = packs.Anchors;
        var anchors = new AnchorMentions(packs);
        foreach (var language in packs.Languages.Where(language => language.Code is "en" or "fa"))
            _readers.Add(language.Code, new(new ClaimLexicon(language), new(language, packs), packs.Places, anchors, new(packs, language)));
        RulesVersion = $"{CodeVersion}+{packs.Version}";
    }

    /// <summary>Changes whenever the same text may yield other claims: the code's version and the packs'.</summary>
    public string RulesVersion { get; }

    /// <summary>The claims of a document, in text order, numbered from 1.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public IReadOnlyList<Claim> Extract(Document document, CancellationToken cancel = default)
    {
        var discourse = new Discourse { Outlet = document.Outlet };
        var writer = new ClaimWriter(document, discourse);
        foreach (var span in Passages.Of(document))
        {
            cancel.ThrowIfCancellationRequested();
            if (_readers.TryGetValue(Passages.LanguageOf(document, span), out var reader))
                writer.Write(reader.Read(document.Text, span, document.Published, discourse));
        }
        var roles = new RolesElsewhere(document.Text, language => _readers.TryGetValue(language, out var reader) ? reader.People : null);
        return [.. writer.Finish(_anchors).Select(roles.Told)];
    }
}
