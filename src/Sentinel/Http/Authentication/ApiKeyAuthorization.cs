using Microsoft.AspNetCore.Authorization;

namespace Sentinel.Http.Authentication;

/// <summary>Sets up who may do what: one policy a scope, met by a key that has it.</summary>
internal static class ApiKeyAuthorization
{
    /// <summary>While there are no keys nobody is asked for one: the scopes that endpoints name are theirs to tell, and met by everybody.</summary>
    public static void AddNoApiKeys(this IServiceCollection services) =>
        services.Configure<RouteOptions>(routes => routes.SuppressCheckForUnhandledSecurityMetadata = true);

    public static void AddApiKeys(this IServiceCollection services)
    {
        services.AddWebEncoders();

        // The core alone: AddAuthentication brings data protection, which writes key files at start, for cookies that are not used here.
        services.AddAuthenticationCore(authentication =>
        {
            authentication.AddScheme<ApiKeyHandler>(ApiKeyHandler.SchemeName, displayName: null);
            authentication.DefaultScheme = ApiKeyHandler.SchemeName;
        });
        var authorization = services.AddAuthorizationBuilder();
        foreach (var scope in Scopes.All)
        {
            authorization.AddPolicy(scope, policy => policy.RequireClaim(ApiKeyRing.ScopeClaim, scope));
        }
    }
}
