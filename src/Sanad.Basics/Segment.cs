namespace Sanad.Basics;

/// <summary>What a stretch of a document is.</summary>
public enum SegmentKind
{
    /// <summary>The document's title.</summary>
    Title,

    /// <summary>Who wrote it.</summary>
    Byline,

    /// <summary>Place and date at the head of the text.</summary>
    Dateline,

    /// <summary>A heading inside the text.</summary>
    Heading,

    /// <summary>A paragraph of the article.</summary>
    Body,

    /// <summary>A quoted block.</summary>
    Quote,

    /// <summary>An item of a list.</summary>
    List,

    /// <summary>The words under a picture.</summary>
    Caption,

    /// <summary>Page text that is not the article: menus, "related articles", comment forms.</summary>
    Furniture,
}

/// <summary>A stretch of a document with its kind.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">Where it stands in the document's text.</param>
public readonly record struct Segment(SegmentKind Kind, TextSpan Span);
