/** The part of JSON Schema draft-07 that the schemas of this project use. */
export interface JsonSchema {
  readonly $id?: string;
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly properties?: { readonly [key: string]: JsonSchema };
  readonly additionalProperties?: JsonSchema | boolean;
  readonly propertyNames?: JsonSchema;
  readonly items?: JsonSchema | readonly JsonSchema[];
  readonly required?: readonly string[];
  readonly allOf?: readonly JsonSchema[];
  readonly if?: JsonSchema;
  readonly then?: JsonSchema;
  readonly else?: JsonSchema;
  readonly not?: JsonSchema;
  readonly definitions?: { readonly [name: string]: JsonSchema };
  readonly errorCode?: string;
  readonly patternErrorMessage?: string;
  readonly examples?: readonly unknown[];
  readonly "x-refers-to"?: string;
  readonly [keyword: string]: unknown;
}
