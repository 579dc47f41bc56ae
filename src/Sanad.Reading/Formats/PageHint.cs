namespace Sanad.Reading;

/// <summary>What an element says of itself: by its tag, role, class or id.</summary>
internal enum PageHint
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The page around the article, by a tag or role that has no other meaning (nav, aside, footer).</summary>
    Frame,

    /// <summary>The page around the article, by a class or id word, which templates also use for the whole page.</summary>
    Furniture,

    /// <summary>What readers wrote below the article.</summary>
    Comments,

    /// <summary>The article, or something that holds it.</summary>
    Article,

    /// <summary>The article's text and nothing else.</summary>
    Text,

    /// <summary>The first words of the article, set apart above it.</summary>
    Lead,

    /// <summary>When it was written.</summary>
    Date,

    /// <summary>Who wrote it.</summary>
    Byline,

    /// <summary>The words under a picture.</summary>
    Caption,
}
