/**
 * MicroProfile Rest Client over destinations. A listener recognises interfaces with {@code @Destination} and registers a
 * filter that takes each request away from the vendor's transport and sends it through the destination, so that proxies,
 * mutual TLS and the tunnel behave alike on Jersey, RESTEasy and CXF. Bodies are streamed both ways.
 */
package dev.fairlead.cdi.restclient;
