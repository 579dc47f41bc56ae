namespace Sanad.Linkage.Clustering;

/// <summary>Two records that may be one person.</summary>
/// <param name="Left">The smaller number.</param>
/// <param name="Right">The larger number.</param>
/// <param name="Weight">Score in bits; 0 = as likely one as two.</param>
internal readonly record struct Edge(int Left, int Right, float Weight);
