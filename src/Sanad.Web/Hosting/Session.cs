using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Sanad.Web.Hosting;

/// <summary>One browser that was let in.</summary>
/// <param name="id">The cookie's value.</param>
public sealed class Session(string id)
{
    private const int MostNotices = 200;
    private readonly ConcurrentDictionary<string, Notice> _notices = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _order = new();
    private readonly byte[] _secret = RandomNumberGenerator.GetBytes(32);

    public string Id => id;

    /// <summary>Stands in every form of this browser; another page cannot know it.</summary>
    public string FormToken => Convert.ToHexStringLower(HMACSHA256.HashData(_secret, "form"u8));

    public bool IsFormToken(string? given) => given is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(given), Encoding.ASCII.GetBytes(FormToken));

    /// <summary>Keeps a notice for the page that follows; the name goes into its address, so that each tab shows its own.</summary>
    public string Keep(Notice notice)
    {
        var name = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));
        _notices[name] = notice;
        _order.Enqueue(name);
        while (_order.Count > MostNotices && _order.TryDequeue(out var oldest))
            _notices.TryRemove(oldest, out _);
        return name;
    }

    /// <summary>Null when there is none of that name, or it is too old.</summary>
    public Notice? NoticeOf(string? name) => name is null ? null : _notices.GetValueOrDefault(name);
}

/// <summary>What became of the act before this page.</summary>
/// <param name="Text">In the language of the page.</param>
/// <param name="Undo">The journal entry that takes it back when undone; null = nothing to undo.</param>
public sealed record Notice(string Text, string? Undo = null)
{
    /// <summary>True when nothing was done.</summary>
    public bool Refused { get; init; }

    /// <summary>In which language the text is when it is not the page's: reasons come from the casebook in English.</summary>
    public string? Language { get; init; }
}
