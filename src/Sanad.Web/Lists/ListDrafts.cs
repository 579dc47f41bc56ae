using System.Collections.Concurrent;
using System.Security.Cryptography;
using Sanad.Casebook.Lists;
using Sanad.Web.Desk;

namespace Sanad.Web.Lists;

/// <summary>A list that came from a browser and is looked at before it is added: the file waits beside the casebook, not in it.</summary>
internal sealed record ListDraft(string Id, string Session, IncomingBatch Batch, string File, string FileName, ListRequest Request);

/// <summary>The lists that wait so. They go with the server; of too many the oldest goes.</summary>
internal sealed class ListDrafts
{
    private const int Most = 20;
    private readonly ConcurrentDictionary<string, ListDraft> _drafts = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _order = new();

    public ListDraft Begin(string session, IncomingBatch batch)
    {
        var draft = new ListDraft(RandomNumberGenerator.GetHexString(12, lowercase: true), session, batch, batch.Files[0].Path, Path.GetFileName(batch.Files[0].Name), new());
        _drafts[draft.Id] = draft;
        _order.Enqueue(draft.Id);
        while (_order.Count > Most && _order.TryDequeue(out var oldest))
            End(oldest);
        return draft;
    }

    /// <summary>Null when there is none of that id of this browser.</summary>
    public ListDraft? Find(string session, string id) => _drafts.TryGetValue(id, out var draft) && draft.Session == session ? draft : null;

    public void Change(ListDraft draft, ListRequest request) => _drafts[draft.Id] = draft with { Request = request };

    public void End(string id)
    {
        if (_drafts.TryRemove(id, out var draft))
            draft.Batch.Dispose();
    }
}
