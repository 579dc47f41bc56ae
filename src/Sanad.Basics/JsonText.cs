using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sanad.Basics;

/// <summary>The one way this project writes and reads JSON: lower_snake keys, absent = null, Persian left readable, one object a line.</summary>
public static class JsonText
{
    /// <summary>Shared settings; never changed after start.</summary>
    public static JsonSerializerOptions Options { get; } = Make();

    /// <summary>One object on one line, without the line feed.</summary>
    public static string Line<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <summary>Reads one object.</summary>
    /// <exception cref="JsonException">The text is not that object.</exception>
    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)
        ?? throw new JsonException("null where an object was expected");

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower));
        options.Converters.Add(new TextConverter<ContentHash>(ContentHash.Parse));
        options.Converters.Add(new TextConverter<PartialDate>(PartialDate.Parse));
        options.Converters.Add(new TextConverter<DateInterval>(DateInterval.Parse));
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    /// <summary>Writes a value as its own text form.</summary>
    private sealed class TextConverter<T>(Func<string, T> parse) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var text = reader.GetString() ?? throw new JsonException($"null where a {typeof(T).Name} was expected");
            try
            {
                return parse(text);
            }
            catch (FormatException wrong)
            {
                throw new JsonException(wrong.Message, wrong);
            }
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value!.ToString());
    }
}
