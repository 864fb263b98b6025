package dev.fairlead.benchmarks.client;

import com.auth0.jwt.JWT;
import com.sap.cloud.environment.servicebinding.api.DefaultServiceBinding;
import com.sap.cloud.environment.servicebinding.api.DefaultServiceBindingAccessor;
import com.sap.cloud.environment.servicebinding.api.ServiceBinding;
import com.sap.cloud.sdk.cloudplatform.connectivity.ApacheHttpClient5Accessor;
import com.sap.cloud.sdk.cloudplatform.connectivity.ApacheHttpClient5FactoryBuilder;
import com.sap.cloud.sdk.cloudplatform.connectivity.Destination;
import com.sap.cloud.sdk.cloudplatform.connectivity.DestinationAccessor;
import com.sap.cloud.sdk.cloudplatform.connectivity.DestinationService;
import com.sap.cloud.sdk.cloudplatform.security.AuthToken;
import com.sap.cloud.sdk.cloudplatform.security.AuthTokenAccessor;
import com.sap.cloud.sdk.cloudplatform.security.principal.DefaultPrincipal;
import com.sap.cloud.sdk.cloudplatform.security.principal.PrincipalAccessor;
import com.sap.cloud.sdk.cloudplatform.tenant.DefaultTenant;
import com.sap.cloud.sdk.cloudplatform.tenant.TenantAccessor;
import dev.fairlead.benchmarks.server.Payload;
import io.vavr.control.Try;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/**
 * As SAP's documentation has it: the destination by name, an HTTP client for it, a request relative to it. Destinations
 * come from the Destination service, and from the SDK's cache after the first time. User and tenant are constant here,
 * where the SDK's own servlet filter would find them for every request.
 */
final class SapClient implements Client {
    private final String[] names;

    SapClient(Scenario scenario) {
        names = scenario.names();
        user(scenario);
        ApacheHttpClient5Accessor.setHttpClientFactory(new ApacheHttpClient5FactoryBuilder()
                .maxConnectionsPerRoute(Scenario.CONNECTIONS)
                .maxConnectionsTotal(Scenario.CONNECTIONS)
                .build());
        ApacheHttpClient5Accessor.setHttpClientCache(null);
        bind(scenario);
        DestinationService.Cache.setSizeLimit(2L * names.length);
        DestinationAccessor.setLoader(new DestinationService());
    }

    private static void user(Scenario scenario) {
        TenantAccessor.setTenantFacade(() -> Try.success(new DefaultTenant("tenant", "tenant")));
        if (scenario.user()) {
            AuthToken token = new AuthToken(JWT.decode(UserJwt.TEXT));
            AuthTokenAccessor.setAuthTokenFacade(() -> Try.success(token));
            PrincipalAccessor.setPrincipalFacade(() -> Try.success(new DefaultPrincipal(UserJwt.USER)));
        } else {
            AuthTokenAccessor.setAuthTokenFacade(null);
            PrincipalAccessor.setPrincipalFacade(null);
        }
    }

    private static void bind(Scenario scenario) {
        URI server = scenario.server();
        String service = scenario.tokenService().toString();
        ServiceBinding destinations = binding(
                "destination",
                Map.of("url", service, "uri", scenario.destinationService().toString()));
        ServiceBinding connectivity = binding(
                "connectivity",
                Map.of(
                        "url", service,
                        "token_service_url", service,
                        "onpremise_proxy_host", server.getHost(),
                        "onpremise_proxy_port", Integer.toString(server.getPort()),
                        "onpremise_proxy_http_port", Integer.toString(server.getPort())));
        DefaultServiceBindingAccessor.setInstance(() -> List.of(destinations, connectivity));
    }

    private static ServiceBinding binding(String service, Map<String, Object> ofService) {
        Map<String, Object> credentials = new HashMap<>(ofService);
        credentials.put("clientid", "client");
        credentials.put("clientsecret", "secret");
        return DefaultServiceBinding.builder()
                .copy(Map.of("credentials", credentials))
                .withName(service)
                .withServiceName(service)
                .withServicePlan("lite")
                .withCredentialsKey("credentials")
                .build();
    }

    @Override
    public Object ready(int destination) {
        return ApacheHttpClient5Accessor.getHttpClient(DestinationAccessor.getDestination(names[destination]));
    }

    @Override
    public String get(int destination) {
        Destination found = DestinationAccessor.getDestination(names[destination]);
        HttpClient http = ApacheHttpClient5Accessor.getHttpClient(found);
        try {
            return http.execute(
                    new HttpGet("/" + Scenario.RESOURCE),
                    response -> Payload.checked(response.getCode(), EntityUtils.toString(response.getEntity())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        DestinationAccessor.setLoader(null);
        ApacheHttpClient5Accessor.setHttpClientCache(null);
    }
}
