using Microsoft.AspNetCore.Authorization;

namespace Sentinel.Http.Authentication;

/// <summary>Sets up who may do what: one policy a scope, met by a key that has it, or by everybody while there are no keys.</summary>
internal static class ApiKeyAuthorization
{
    public static void AddApiKeys(this IServiceCollection services, ApiKeyRing keys)
    {
        services.AddSingleton(keys);
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
            authorization.AddPolicy(scope, policy => Demand(policy, scope, keys));
        }
    }

    private static void Demand(AuthorizationPolicyBuilder policy, string scope, ApiKeyRing keys)
    {
        if (keys.IsEmpty)
        {
            policy.RequireAssertion(_ => true);
        }
        else
        {
            policy.RequireClaim(ApiKeyRing.ScopeClaim, scope);
        }
    }
}
