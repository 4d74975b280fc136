/** What the hub needs in Elasticsearch: compared with what is there, and brought there. */
package io.portcullis.routes.setup;
