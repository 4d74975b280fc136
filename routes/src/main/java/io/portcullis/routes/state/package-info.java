/** Current state in Elasticsearch, for dashboards: certificates, keys, what is to come. */
package io.portcullis.routes.state;
