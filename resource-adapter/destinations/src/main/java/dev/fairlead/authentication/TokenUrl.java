package dev.fairlead.authentication;

import dev.fairlead.configuration.HttpUrl;
import dev.fairlead.configuration.TokenService;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import java.util.Map;
import java.util.regex.Pattern;

/** The token endpoint of a tenant (destination specification, 2.5). */
final class TokenUrl {

    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

    private TokenUrl() {}

    /**
     * The URL with the tenant, if it is a common one, and with the further query parameters.
     *
     * @throws dev.fairlead.error.InvalidDestinationException if it needs a tenant and there is none that fits
     */
    static HttpUrl resolve(TokenService service, String destination, String tenant) {
        HttpUrl url = service.common() ? ofTenant(service.url(), destination, tenant) : HttpUrl.parse(service.url());
        StringBuilder query = new StringBuilder(url.query());
        for (Map.Entry<String, String> parameter : service.queries()) {
            query.append(query.length() == 0 ? "" : "&")
                    .append(Form.encode(parameter.getKey()))
                    .append('=')
                    .append(Form.encode(parameter.getValue()));
        }
        return new HttpUrl(url.scheme(), url.host(), url.port(), url.path(), query.toString());
    }

    private static HttpUrl ofTenant(String template, String destination, String tenant) {
        if (tenant.isEmpty()) {
            throw DestinationException.of(ErrorDetail.of(
                    ErrorCode.TENANT_MISSING,
                    destination,
                    "tokenServiceURLType",
                    "is Common and the call has no tenant"));
        }
        // a label and nothing else, so that no tenant can name another host
        if (!LABEL.matcher(tenant).matches()) {
            throw invalid(destination, "is no label of a host name");
        }
        if (!template.contains(TokenService.PLACEHOLDER)) {
            HttpUrl url = HttpUrl.parse(template);
            return new HttpUrl(url.scheme(), tenant + "." + url.host(), url.port(), url.path(), url.query());
        }
        HttpUrl url = HttpUrl.parse(template.replace(TokenService.PLACEHOLDER, tenant));
        if (!url.host().endsWith(fixedEnd(template))) {
            throw invalid(destination, "leads to another host than the token service's");
        }
        return url;
    }

    /** What every tenant's host ends with: the host as configured, from behind the placeholder in it. */
    private static String fixedEnd(String template) {
        int start = template.indexOf("://") + 3;
        String authority = template.substring(start).split("[/?#]", 2)[0].replaceFirst(":\\d+$", "");
        int placeholder = authority.lastIndexOf(TokenService.PLACEHOLDER);
        return placeholder < 0 ? authority : authority.substring(placeholder + TokenService.PLACEHOLDER.length());
    }

    private static DestinationException invalid(String destination, String found) {
        return DestinationException.of(ErrorDetail.of(ErrorCode.TENANT_INVALID, destination, "tenant", found));
    }
}
