namespace Sanad.Custody;

/// <summary>How far something is taken away.</summary>
public enum RedactionKind
{
    /// <summary>It stays, and no export carries it. Can be taken back.</summary>
    Withhold,

    /// <summary>The original stays as ciphertext for those who hold a key. Can be taken back by one of them.</summary>
    Seal,

    /// <summary>The original and all that was derived of it go; the entry that it was once here stays. Cannot be taken back.</summary>
    Destroy,

    /// <summary>Entries go too: their lines become leaf hashes. Cannot be taken back.</summary>
    Forget,
}

/// <summary>A signed decision to withhold, seal, destroy or forget.</summary>
public sealed record RedactionAct
{
    /// <summary>The entry that carries it.</summary>
    public required string Entry { get; init; }

    /// <summary>How far.</summary>
    public required RedactionKind Kind { get; init; }

    /// <summary>Who decided, 16 hexadecimal digits.</summary>
    public required string Writer { get; init; }

    /// <summary>The writer's pseudonym.</summary>
    public string? Person { get; init; }

    /// <summary>UTC by the writer's clock: claimed, not proven.</summary>
    public required string Time { get; init; }

    /// <summary>Why, as the writer said it; untrusted. Empty = nothing was said.</summary>
    public string Reason { get; init; } = "";

    /// <summary>What the decision is about: originals, entries, records.</summary>
    public IReadOnlyList<string> About { get; init; } = [];

    /// <summary>Originals and derived texts that go.</summary>
    public IReadOnlyList<ContentHash> Objects { get; init; } = [];

    /// <summary>Entries that go.</summary>
    public IReadOnlyList<string> Entries { get; init; } = [];

    /// <summary>Files in recovered/ that go.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Of a sealing: the public keys that can open it.</summary>
    public IReadOnlyList<string> Recipients { get; init; } = [];

    /// <summary>Of a sealing: which object holds the ciphertext of which.</summary>
    public IReadOnlyList<SealedObject> Ciphertexts { get; init; } = [];

    /// <summary>Entries of consent that it rests on.</summary>
    public IReadOnlyList<string> Consent { get; init; } = [];

    /// <summary>True when a later entry took it back; only withholding and sealing can be.</summary>
    public bool TakenBack { get; init; }

    /// <summary>False when it lacks the consent of two persons that the casebook asks for: then nothing is taken away for it.</summary>
    public bool Agreed { get; init; }

    /// <summary>True when it takes something away now.</summary>
    public bool InForce => Agreed && !TakenBack;

    internal long Lamport { get; init; }

    /// <summary>The type of its entry.</summary>
    public static string TypeOf(RedactionKind kind) => kind switch
    {
        RedactionKind.Withhold => "redact.withhold",
        RedactionKind.Seal => "redact.seal",
        RedactionKind.Destroy => "redact.destroy",
        RedactionKind.Forget => "redact.forget",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}

/// <summary>An original that is kept as ciphertext.</summary>
/// <param name="Original">SHA-256 of its bytes.</param>
/// <param name="Ciphertext">The object that holds them encrypted.</param>
public sealed record SealedObject(ContentHash Original, ContentHash Ciphertext);

/// <summary>What was said on consent.</summary>
public enum ConsentDecision
{
    /// <summary>Consent is given.</summary>
    Give,

    /// <summary>It was asked for and refused.</summary>
    Refuse,

    /// <summary>What was given is taken back.</summary>
    Withdraw,
}

/// <summary>A signed entry on consent: a witness's to what is done with their account, or a team member's to destroying something.</summary>
public sealed record ConsentAct
{
    /// <summary>The type of its entry.</summary>
    public const string EntryType = "consent";

    /// <summary>The entry that carries it.</summary>
    public required string Entry { get; init; }

    /// <summary>Who signed it, 16 hexadecimal digits.</summary>
    public required string Writer { get; init; }

    /// <summary>The writer's pseudonym.</summary>
    public string? Person { get; init; }

    /// <summary>UTC by the writer's clock.</summary>
    public required string Time { get; init; }

    /// <summary>What was said.</summary>
    public required ConsentDecision Decision { get; init; }

    /// <summary>Whose consent it is, as a pseudonym; null = the writer's own.</summary>
    public string? Who { get; init; }

    /// <summary>Originals, entries, records that it is about.</summary>
    public IReadOnlyList<string> About { get; init; } = [];

    /// <summary>To what: publish, destroy, forget, or other words.</summary>
    public string Scope { get; init; } = "";

    /// <summary>The words in which it was given; untrusted.</summary>
    public string? Wording { get; init; }

    internal long Lamport { get; init; }
}
