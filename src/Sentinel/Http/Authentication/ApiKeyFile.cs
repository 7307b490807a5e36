namespace Sentinel.Http.Authentication;

/// <summary>A JSON file with keys, of the same form as in <c>appsettings.json</c>: <c>{"Sentinel": {"ApiKeys": […]}}</c>.</summary>
internal static class ApiKeyFile
{
    /// <exception cref="IOException">There is no such file.</exception>
    /// <exception cref="InvalidOperationException">It is not such a file.</exception>
    public static ApiKeyOptions[] Read(string path)
    {
        try
        {
            var file = new ConfigurationBuilder().AddJsonFile(path, optional: false).Build();
            return file.GetSection("Sentinel:ApiKeys").Get<ApiKeyOptions[]>() is { Length: > 0 } keys
                ? keys
                : throw new InvalidOperationException($"The file {path} has no keys under Sentinel:ApiKeys.");
        }
        catch (InvalidDataException error)
        {
            throw new InvalidOperationException($"The file {path} is not JSON: {error.InnerException?.Message ?? error.Message}", error);
        }
    }
}
