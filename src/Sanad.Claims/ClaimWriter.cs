using Sanad.Basics;
using Sanad.Claims.Attribution;
using Sanad.Language;

namespace Sanad.Claims;

/// <summary>Turns drafts into claims: ids, numbers, what belongs to the act and to the victims, and scopes once the whole document is read.</summary>
internal sealed class ClaimWriter(Document document, Discourse discourse)
{
    private readonly CodePointMap _codePoints = CodePointMap.For(document.Text);
    private readonly List<Claim> _claims = [];

    public void Write(IEnumerable<Draft> drafts)
    {
        foreach (var draft in drafts)
        {
            _claims.Add(Make(draft, _claims.Count + 1));
            draft.Settle(_claims[^1].Id);
        }
    }

    /// <summary>All claims, with the scopes that only the whole document tells.</summary>
    /// <param name="anchors">The packs' events.</param>
    public IReadOnlyList<Claim> Finish(IReadOnlyList<Anchor> anchors) => Scopes.Widened(_claims, discourse, anchors);

    private Claim Make(Draft draft, int number)
    {
        var quantity = draft.Link is { IsBare: false } counted ? counted.Mention.Quantity : null;
        var act = draft.Link is null ? draft.Act : Deed.Raised(draft);
        var scope = Scopes.Of(draft);
        var whole = draft.Whole is { } other && (draft.Link is null || draft.IsSubset || quantity?.Qualifier == Qualifier.Fraction) ? Id(other) : null;
        return new()
        {
            Id = Id(draft), Number = number, Kind = KindOf(draft, quantity),
            Act = act, Mode = Deed.Mode(draft), QuantitySpan = QuantitySpan(draft), Quantity = quantity,
            OfClaim = draft.Link is null ? null : whole, Subset = draft.IsSubset || quantity?.Qualifier == Qualifier.Fraction,
            Additive = draft.Link?.Mention.Additive ?? false, Victims = Deed.Victims(draft), Unit = Deed.Unit(draft), Perpetrator = Deed.Perpetrator(draft),
            Speaker = draft.Speaker.Name, SpeakerSpan = draft.Speaker.Span, SpeakerType = draft.Speaker.Type, Chain = Chain(draft),
            Stance = draft.Stance, TargetClaim = draft.Target is { } target ? Id(target) : null, Modality = draft.Modality,
            Place = draft.Place, PlaceId = draft.PlaceId, When = draft.When, WhenText = draft.WhenText, WhenPrecision = PrecisionOf(draft.When), Said = draft.Said,
            ScopePlace = scope.Place, ScopeWhen = scope.When, ScopeReason = scope.Reason,
            Quote = draft.Span.In(document.Text), Span = draft.Span, Language = draft.Sentence.Passage.Lexicon.Language,
            Rule = draft.Rule, Tier = draft.Tier, People = draft.People, Warnings = draft.Warnings,
        };
    }

    private static ClaimKind KindOf(Draft draft, Quantity? quantity) => quantity is null ? ClaimKind.Nocount
        : draft.Link!.Named is not null ? ClaimKind.Individual
        : quantity.Qualifier == Qualifier.Zero ? ClaimKind.Zero : ClaimKind.Count;

    private string Id(Draft draft)
    {
        if (draft.Id is { } known)
            return known;
        TextSpan? quantity = QuantitySpan(draft) is { } words ? _codePoints.ToCodePoints(words) : null;
        return ClaimId.Of(document.Original, _codePoints.ToCodePoints(draft.Span), draft.Link is null ? draft.Act : Deed.Raised(draft), quantity);
    }

    private static TextSpan? QuantitySpan(Draft draft) =>
        draft.Link is { Named: null, IsBare: false } link ? draft.Sentence.Passage.Span(link.Mention.Start, link.Mention.End) : null;

    private List<string> Chain(Draft draft)
    {
        List<string> chain = [];
        if ((document.Outlet ?? document.Origin) is { } outlet)
            chain.Add(outlet);
        foreach (var through in draft.Via)
            AddLinks(chain, through);
        AddLinks(chain, draft.Speaker);
        return chain;
    }

    private static void AddLinks(List<string> chain, Speaker speaker)
    {
        foreach (var link in speaker.Links)
        {
            if (!chain.Contains(link))
                chain.Add(link);
        }
    }

    private static WhenPrecision PrecisionOf(DateInterval? when) => when switch
    {
        null => WhenPrecision.Unknown,
        { } interval when interval.From != interval.To => WhenPrecision.Range,
        { From.Day: not null } => WhenPrecision.Day,
        { From.Month: not null } => WhenPrecision.Month,
        _ => WhenPrecision.Year,
    };
}
