/** Key services are asked for their keys, again and again, and what is gone is told. */
package io.portcullis.routes.listing;
