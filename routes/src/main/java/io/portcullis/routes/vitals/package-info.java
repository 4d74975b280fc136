/** How the hub is, told to Elasticsearch each minute. */
package io.portcullis.routes.vitals;
