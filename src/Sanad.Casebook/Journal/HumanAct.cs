using System.Text.Json;
using System.Text.Json.Nodes;
using Sanad.Basics;

namespace Sanad.Casebook.Journal;

/// <summary>A journal entry by which a person changed something, in the order of the fold: (lamport, writer, sequence).</summary>
/// <param name="Id">The entry's id.</param>
/// <param name="Writer">Whose act it is.</param>
/// <param name="Type">event.rename, claim.verdict, document.correct, ...</param>
/// <param name="Time">As the journal claims it.</param>
/// <param name="Body">JSON, offsets in code points.</param>
internal sealed record HumanAct(string Id, string Writer, string Type, string Time, string Body)
{
    /// <summary>The body as the given record; null when an unknown or damaged body does not fit it.</summary>
    public T? Read<T>()
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(Body, JsonText.Options);
        }
        catch (JsonException)
        {
            return null; // an entry of a newer program: kept in the journal, not understood here
        }
    }

    /// <summary>The acts that stand: those undone are gone, and an undo that was itself undone undoes nothing.</summary>
    public static IReadOnlyList<HumanAct> InForce(IReadOnlyList<HumanAct> acts)
    {
        var undone = new HashSet<string>(StringComparer.Ordinal);
        for (var i = acts.Count - 1; i >= 0; i--)
        {
            if (!undone.Contains(acts[i].Id) && acts[i].Read<Undo>()?.Undoes is { } entry)
                undone.Add(entry);
        }
        return [.. acts.Where(a => !undone.Contains(a.Id))];
    }

    /// <summary>A record as an entry's body; what is null is left out.</summary>
    public static JsonObject ToBody<T>(T value)
    {
        var body = JsonSerializer.SerializeToNode(value, JsonText.Options)!.AsObject();
        foreach (var absent in body.Where(p => p.Value is null).Select(p => p.Key).ToList())
            body.Remove(absent);
        return body;
    }
}

/// <summary>The part of a body that takes an earlier entry back.</summary>
/// <param name="Undoes">The id of that entry; null = this entry undoes none.</param>
internal sealed record Undo(string? Undoes = null);
