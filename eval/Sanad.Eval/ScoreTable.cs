using System.Globalization;
using Sanad.Claims;
using Sanad.Eval.Scoring;

namespace Sanad.Eval;

/// <summary>Prints a folder's score, a column a language.</summary>
internal static class ScoreTable
{
    private static readonly (string Name, Func<ClaimScore, string> Cell)[] Rows =
    [
        ("documents / labelled / proposed", score => $"{score.Documents} / {score.Labelled} / {score.Proposed}"),
        ("ACT+NUMBER coarse, P R F1", score => Three(score.ActAndNumber)),
        ("act+number+speaker, P R F1", score => Three(score.ActNumberSpeaker)),
        ("full tuple, P R F1", score => Three(score.FullTuple)),
        ("speaker strict, non-empty, P R F1", score => Three(score.SpeakerNamed)),
        ("when exact / overlapping", score => $"{One(score.WhenExact)} / {One(score.WhenOverlapping)}"),
        ("place", score => One(score.Place)),
        ("stance", score => One(score.StanceRight)),
        ("nocount, precision and recall", score => Two(score.Nocount)),
        ("individuals, P R F1", score => Three(score.Individuals.All)),
        ("individuals of tier A, P and share", score => Two(score.Individuals.TierA)),
        ("individuals: act speaker when place", score => $"{One(score.Individuals.Act)} {One(score.Individuals.Speaker)} {One(score.Individuals.When)} {One(score.Individuals.Place)}"),
        ("quantity span exact", score => One(score.QuantitySpan)),
        ("tier A, precision and share of all", score => Two(score.OfTier(Tier.A))),
        ("tier B, precision and share of all", score => Two(score.OfTier(Tier.B))),
        ("tier C, precision and share of all", score => Two(score.OfTier(Tier.C))),
        ("texts without claims: false tier A", score => $"{score.FalseTierAInEmptyDocuments} in {score.EmptyDocuments}"),
    ];

    public static void Print(string folder, TextWriter output)
    {
        var aligned = LabelledFolder.Align(folder);
        var languages = aligned.GroupBy(document => document.Language).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (Language: group.Key, Score: new ClaimScore([.. group.Select(document => document.Alignment)]))).ToList();
        output.WriteLine($"{"claims: " + Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)),-38}{string.Concat(languages.Select(column => $"{column.Language,-22}"))}".TrimEnd());
        foreach (var (name, cell) in Rows)
            output.WriteLine($"{name,-38}{string.Concat(languages.Select(column => $"{cell(column.Score),-22}"))}".TrimEnd());
    }

    /// <summary>Each rule with how often it is right: what the tiers are set by.</summary>
    public static void PrintRules(string folder, TextWriter output)
    {
        foreach (var (rule, right, proposed) in new ClaimScore([.. LabelledFolder.Align(folder).Select(document => document.Alignment)]).ByRule())
            output.WriteLine($"{rule,-28}{right,5} of {proposed,5}  {One((double)right / proposed)}");
    }

    /// <summary>What was missed, what is too much, and which pairs differ, with their words.</summary>
    public static void PrintErrors(string folder, TextWriter output)
    {
        foreach (var (_, document) in LabelledFolder.Align(folder))
        {
            foreach (var claim in document.Missed)
                output.WriteLine($"MISS {document.Document} {Shown(claim)} | {Words(claim)}");
            foreach (var claim in document.Spurious)
                output.WriteLine($"SPUR {document.Document} {Shown(claim)} {claim.Tier} | {Words(claim)}");
            foreach (var (claim, _) in document.NocountLabelled.Where(one => !one.Met))
                output.WriteLine($"NOCOUNT missed {document.Document} {claim.Act} [{claim.Speaker}] {claim.Stance} | {Words(claim)}");
            foreach (var (claim, _) in document.NocountProposed.Where(one => !one.Met))
                output.WriteLine($"NOCOUNT unlabelled {document.Document} {claim.Act} [{claim.Speaker}] {claim.Stance} | {Words(claim)}");
            var named = new IndividualScore([document]);
            foreach (var (_, claim) in named.Missed)
                output.WriteLine($"PERSON missed {document.Document} {claim.Act} {claim.Victims} | {Words(claim)}");
            foreach (var (_, claim) in named.Unlabelled)
                output.WriteLine($"PERSON unlabelled {document.Document} {claim.Act} {claim.Victims} {claim.Tier} | {Words(claim)}");
            foreach (var (gold, found) in document.Pairs.Concat(named.Pairs))
                PrintDifferences(document.Document, gold, found, output);
        }
    }

    private static void PrintDifferences(string document, ScoredClaim gold, ScoredClaim found, TextWriter output)
    {
        void Line(string field, bool same, string wanted, string given)
        {
            if (!same)
                output.WriteLine($"{field} {document} [{wanted}] not [{given}] | {Words(gold)}");
        }
        Line("ACT", gold.Act == found.Act, $"{gold.Act}", $"{found.Act}");
        Line("NUM", ClaimComparison.SameBounds(gold, found), Shown(gold), Shown(found));
        Line("WHO", ClaimComparison.SameSpeaker(gold, found, anyLink: false), gold.Speaker, found.Speaker);
        Line("WHERE", ClaimComparison.SamePlace(gold, found), gold.Place, found.Place);
        Line("WHEN", ClaimComparison.SameWhen(gold, found, overlapping: false), gold.When, found.When);
        Line("STANCE", gold.Stance == found.Stance, gold.Stance, found.Stance);
        Line("SPAN", gold.Quantity == found.Quantity, $"{gold.Quantity}", $"{found.Quantity}");
        Line("SUBSET", gold.Subset == found.Subset, $"{gold.Subset}", $"{found.Subset}");
        Line("MODALITY", gold.Modality == found.Modality, gold.Modality, found.Modality);
    }

    private static string Shown(ScoredClaim claim) => string.Create(CultureInfo.InvariantCulture, $"{claim.Act} {claim.Value} ({claim.Low}..{claim.High}) {claim.Qualifier}");

    private static string Words(ScoredClaim claim) => claim.QuoteText.ReplaceLineEndings(" ");

    private static string One(double share) => share.ToString("0.000", CultureInfo.InvariantCulture);

    private static string Two(Rates rates) => $"{One(rates.Precision)} {One(rates.Recall)}";

    private static string Three(Rates rates) => $"{Two(rates)} {One(rates.F1)}";
}
