using Sanad.Custody;

namespace Sanad.Web.Documents;

/// <summary>A document that a signed decision took away.</summary>
/// <param name="Original">Its SHA-256.</param>
/// <param name="Act">The decision.</param>
public sealed record TombstoneModel(string Original, RedactionAct Act);
