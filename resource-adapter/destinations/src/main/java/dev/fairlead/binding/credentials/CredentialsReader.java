package dev.fairlead.binding.credentials;

import dev.fairlead.binding.ServiceBinding;
import dev.fairlead.configuration.HttpUrl;

/**
 * Reads bindings. All keys that a binding lacks are named together.
 *
 * <p>Every method throws {@link dev.fairlead.error.InvalidDestinationException} with
 * {@link dev.fairlead.error.ErrorCode#BINDING_UNUSABLE} if the binding cannot be used.
 */
public final class CredentialsReader {

    private final ClientKeys keys;
    private final boolean plainAllowed;

    /**
     * @param keys gives private keys that are not in the binding
     * @param plainAllowed whether services and token services may be reached over {@code http}: for development
     */
    public CredentialsReader(ClientKeys keys, boolean plainAllowed) {
        this.keys = keys;
        this.plainAllowed = plainAllowed;
    }

    /** A binding of the Destination service, with a client of XSUAA. */
    public DestinationServiceCredentials destination(ServiceBinding binding) {
        BindingFields fields = new BindingFields(binding, plainAllowed);
        HttpUrl uri = fields.url("uri");
        ServiceClient client = new ClientReader(fields, keys).xsuaa("url");
        fields.check();
        return new DestinationServiceCredentials(uri, client);
    }

    /** A binding of the Destination service, used with the client of a binding of Cloud Identity Services. */
    public DestinationServiceCredentials destination(ServiceBinding binding, ServiceBinding identity) {
        BindingFields fields = new BindingFields(binding, plainAllowed);
        HttpUrl uri = fields.url("uri");
        fields.check();
        return new DestinationServiceCredentials(uri, identity(identity));
    }

    /** A binding of the Connectivity service, with a client of XSUAA; new keys count before those they replaced. */
    public ConnectivityServiceCredentials connectivity(ServiceBinding binding) {
        BindingFields fields = new BindingFields(binding, plainAllowed);
        ServiceClient client = new ClientReader(fields, keys).xsuaa("token_service_url", "url");
        return proxies(fields, client);
    }

    /** A binding of the Connectivity service, used with the client of a binding of Cloud Identity Services. */
    public ConnectivityServiceCredentials connectivity(ServiceBinding binding, ServiceBinding identity) {
        BindingFields fields = new BindingFields(binding, plainAllowed);
        if (!binding.credentials().texts("token-type").contains("ias")) {
            fields.wrong("token-type does not say that tokens of Cloud Identity Services are taken");
        }
        if (binding.instanceGuid().isEmpty()) {
            fields.missing("instance_guid");
        }
        return proxies(fields, identity(identity).forInstance(binding.instanceGuid()));
    }

    private static ConnectivityServiceCredentials proxies(BindingFields fields, ServiceClient client) {
        ServiceBinding binding = fields.binding();
        ConnectivityServiceCredentials proxies = new ConnectivityServiceCredentials(
                fields.text("onpremise_proxy_host"),
                fields.port("onpremise_proxy_http_port", "onpremise_proxy_port"),
                fields.optionalPort("onpremise_socks5_proxy_port"),
                fields.optionalPort("onpremise_proxy_rfc_port"),
                fields.optionalPort("onpremise_proxy_ldap_port"),
                client,
                binding.instanceGuid(),
                binding.credentials().texts("token-type"));
        fields.check();
        return proxies;
    }

    /** A binding of Cloud Identity Services: the client for tokens of that issuer. */
    public ServiceClient identity(ServiceBinding binding) {
        BindingFields fields = new BindingFields(binding, plainAllowed);
        ServiceClient client = new ClientReader(fields, keys).identity();
        fields.check();
        return client;
    }
}
