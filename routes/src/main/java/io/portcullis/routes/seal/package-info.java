/** The last stage: records get their place in a chain and are shipped to Elasticsearch. */
package io.portcullis.routes.seal;
