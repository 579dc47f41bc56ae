using System.Text;
using System.Xml.Linq;

namespace Sanad.Dossier;

/// <summary>
/// Elements, and the one way they become HTML text. XElement's own writer would write an empty <c>a</c> as a self-closing tag, which HTML
/// reads as an opening one. Text and attributes are always escaped; only our own style sheet is written as it is.
/// </summary>
internal static class Markup
{
    private static readonly HashSet<string> Void = new(StringComparer.Ordinal) { "meta", "br", "hr", "wbr", "col" };

    /// <summary>An element; a name such as "p.lead" carries its classes.</summary>
    public static XElement Of(string name, params object?[] content)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot < 0
            ? new(name, content)
            : new(name[..dot], new XAttribute("class", name[(dot + 1)..].Replace('.', ' ')), content);
    }

    /// <summary>An attribute.</summary>
    public static XAttribute Set(string name, string value) => new(name, value);

    /// <summary>A name or a number from data: isolated, so that its direction does not disturb the sentence around it.</summary>
    public static XElement Bdi(string text) => Of("bdi", text);

    /// <summary>A hash or an id: always from left to right.</summary>
    public static XElement Code(string text) => Of("code", Set("dir", "ltr"), text);

    /// <summary>A link within the page.</summary>
    public static XElement Link(string anchor, params object?[] content) => Of("a", Set("href", "#" + anchor), content);

    /// <summary>The words of a template with elements in the place of {0}, {1}.</summary>
    public static IEnumerable<object> Fill(string template, params object[] values)
    {
        var done = 0;
        for (var open = template.IndexOf('{', StringComparison.Ordinal); open >= 0; open = template.IndexOf('{', done))
        {
            var close = template.IndexOf('}', open);
            yield return template[done..open];
            yield return values[int.Parse(template.AsSpan(open + 1, close - open - 1), System.Globalization.CultureInfo.InvariantCulture)];
            done = close + 1;
        }
        yield return template[done..];
    }

    /// <summary>The document as HTML text.</summary>
    public static string Page(XElement html)
    {
        var made = new StringBuilder("<!DOCTYPE html>\n");
        Write(html, made);
        return made.Append('\n').ToString();
    }

    /// <summary>An element as HTML text; SVG likewise.</summary>
    public static string Text(XElement element)
    {
        var made = new StringBuilder();
        Write(element, made);
        return made.ToString();
    }

    private static void Write(XElement element, StringBuilder to)
    {
        var name = element.Name.LocalName;
        to.Append('<').Append(name);
        foreach (var attribute in element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration))
            Escape(attribute.Value, to.Append(' ').Append(attribute.Name.LocalName).Append("=\""), quotes: true).Append('"');
        to.Append('>');
        if (Void.Contains(name))
            return;
        foreach (var node in element.Nodes())
            Write(node, to, raw: name == "style");
        to.Append("</").Append(name).Append('>');
    }

    private static void Write(XNode node, StringBuilder to, bool raw)
    {
        switch (node)
        {
            case XElement child:
                Write(child, to);
                break;
            case XText text when raw:
                to.Append(text.Value);
                break;
            case XText text:
                Escape(text.Value, to, quotes: false);
                break;
            default:
                throw new InvalidOperationException($"No HTML for a {node.NodeType}");
        }
    }

    private static StringBuilder Escape(string text, StringBuilder to, bool quotes)
    {
        foreach (var c in text)
        {
            _ = c switch
            {
                '&' => to.Append("&amp;"),
                '<' => to.Append("&lt;"),
                '>' => to.Append("&gt;"),
                '"' when quotes => to.Append("&quot;"),
                _ => to.Append(c),
            };
        }
        return to;
    }
}
