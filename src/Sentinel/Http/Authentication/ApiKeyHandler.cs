using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Sentinel.Telemetry;

namespace Sentinel.Http.Authentication;

/// <summary>Tells callers by their API key, <c>Authorization: Bearer KEY</c> (RFC 6750) or <c>X-API-Key: KEY</c>.</summary>
internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ApiKeyRing keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "ApiKey";

    private const string BearerPrefix = "Bearer ";
    private const string Realm = "Bearer realm=\"sentinel\"";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Authenticate());

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var failure = (await HandleAuthenticateOnceSafeAsync()).Failure;
        SentinelMetrics.Refused(Refusal.Unauthenticated);
        Response.Headers.WWWAuthenticate = failure is null ? Realm : $"{Realm}, error=\"invalid_token\"";
        var detail = failure?.Message ?? "An API key is needed, as Authorization: Bearer KEY or X-API-Key: KEY.";
        await Problems.WriteAsync(Context, StatusCodes.Status401Unauthorized, detail);
    }

    protected override async Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        var scope = Context.GetEndpoint()?.Metadata.GetMetadata<IAuthorizeData>()?.Policy;
        SentinelMetrics.Refused(Refusal.Forbidden);
        Response.Headers.WWWAuthenticate = $"{Realm}, error=\"insufficient_scope\", scope=\"{scope}\"";
        await Problems.WriteAsync(Context, StatusCodes.Status403Forbidden, $"The API key lacks the scope {scope}.");
    }

    private AuthenticateResult Authenticate()
    {
        var authorization = Request.Headers.Authorization.ToString();
        var bearer = authorization.StartsWith(BearerPrefix, StringComparison.OrdinalIgnoreCase) ? authorization[BearerPrefix.Length..].Trim() : "";
        var named = Request.Headers["X-API-Key"].ToString();
        if (bearer.Length > 0 && named.Length > 0)
        {
            return AuthenticateResult.Fail("Two API keys are given. Give one, as Authorization: Bearer KEY or X-API-Key: KEY.");
        }

        var key = bearer.Length > 0 ? bearer : named;
        if (key.Length == 0)
        {
            return AuthenticateResult.NoResult();
        }

        return keys.Find(key) is { } holder
            ? AuthenticateResult.Success(new AuthenticationTicket(holder, SchemeName))
            : AuthenticateResult.Fail("The API key is not known.");
    }
}
