/**
 * Where destinations come from: what is looked up, and how an application brings its own. The sources of the server
 * (files, environment, services) belong to the resource adapter and are not seen here.
 */
package dev.fairlead.source;
