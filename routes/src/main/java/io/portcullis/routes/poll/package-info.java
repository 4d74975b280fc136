/** Asks the APIs of vendors for records, page by page, without a gap. */
package io.portcullis.routes.poll;
