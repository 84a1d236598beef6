/**
 * What a cell, its format, its rules and a pivot table hold. One message a line: its name, then field:type; the notation is explained in message-table.ts.
 * https://developers.google.com/workspace/sheets/api/reference/rest
 */
export const cellMessages = `
BooleanCondition type:(NUMBER_GREATER|NUMBER_GREATER_THAN_EQ|NUMBER_LESS|NUMBER_LESS_THAN_EQ|NUMBER_EQ|NUMBER_NOT_EQ|NUMBER_BETWEEN|NUMBER_NOT_BETWEEN|TEXT_CONTAINS|TEXT_NOT_CONTAINS|TEXT_STARTS_WITH|TEXT_ENDS_WITH|TEXT_EQ|TEXT_IS_EMAIL|TEXT_IS_URL|DATE_EQ|DATE_BEFORE|DATE_AFTER|DATE_ON_OR_BEFORE|DATE_ON_OR_AFTER|DATE_BETWEEN|DATE_NOT_BETWEEN|DATE_IS_VALID|ONE_OF_RANGE|ONE_OF_LIST|BLANK|NOT_BLANK|CUSTOM_FORMULA|BOOLEAN|TEXT_NOT_EQ|DATE_NOT_EQ|FILTER_EXPRESSION) values:ConditionValue[]
BooleanRule condition:BooleanCondition format:CellFormat
Border color:Color colorStyle:ColorStyle style:(DOTTED|DASHED|SOLID|SOLID_MEDIUM|SOLID_THICK|NONE|DOUBLE) width:int
Borders bottom:Border left:Border right:Border top:Border
CellData chipRuns:ChipRun[] dataSourceFormula:any dataSourceTable:any dataValidation:DataValidationRule effectiveFormat:CellFormat effectiveValue:ExtendedValue formattedValue:text hyperlink:text note:text pivotTable:PivotTable textFormatRuns:TextFormatRun[] userEnteredFormat:CellFormat userEnteredValue:ExtendedValue
CellFormat backgroundColor:Color backgroundColorStyle:ColorStyle borders:Borders horizontalAlignment:(LEFT|CENTER|RIGHT) hyperlinkDisplayType:(LINKED|PLAIN_TEXT) numberFormat:NumberFormat padding:Padding textDirection:(LEFT_TO_RIGHT|RIGHT_TO_LEFT) textFormat:TextFormat textRotation:TextRotation verticalAlignment:(TOP|MIDDLE|BOTTOM) wrapStrategy:(OVERFLOW_CELL|LEGACY_WRAP|CLIP|WRAP)
Chip personProperties:PersonProperties richLinkProperties:RichLinkProperties
ChipRun chip:Chip startIndex:int
Color alpha:float blue:float green:float red:float
ColorStyle rgbColor:Color themeColor:(TEXT|BACKGROUND|ACCENT1|ACCENT2|ACCENT3|ACCENT4|ACCENT5|ACCENT6|LINK)
ConditionValue relativeDate:(PAST_YEAR|PAST_MONTH|PAST_WEEK|YESTERDAY|TODAY|TOMORROW) userEnteredValue:text
ConditionalFormatRule booleanRule:BooleanRule gradientRule:GradientRule ranges:GridRange[]
DataValidationRule condition:BooleanCondition inputMessage:text showCustomUi:bool strict:bool
DateTimeRule type:(SECOND|MINUTE|HOUR|HOUR_MINUTE|HOUR_MINUTE_AMPM|DAY_OF_WEEK|DAY_OF_YEAR|DAY_OF_MONTH|DAY_MONTH|MONTH|QUARTER|YEAR|YEAR_MONTH|YEAR_QUARTER|YEAR_MONTH_DAY)
ErrorValue message:text type:(ERROR|NULL_VALUE|DIVIDE_BY_ZERO|VALUE|REF|NAME|NUM|N_A|LOADING)
ExtendedValue boolValue:bool? errorValue:ErrorValue formulaValue:text? numberValue:double? stringValue:text?
GradientRule maxpoint:InterpolationPoint midpoint:InterpolationPoint minpoint:InterpolationPoint
HistogramRule end:double? interval:double start:double?
InterpolationPoint color:Color colorStyle:ColorStyle type:(MIN|MAX|NUMBER|PERCENT|PERCENTILE) value:text
Link uri:text
ManualRule groups:ManualRuleGroup[]
ManualRuleGroup groupName:ExtendedValue items:ExtendedValue[]
NumberFormat pattern:text type:(TEXT|NUMBER|PERCENT|CURRENCY|DATE|TIME|DATE_TIME|SCIENTIFIC)
Padding bottom:int? left:int? right:int? top:int?
PersonProperties displayFormat:(DEFAULT|LAST_NAME_COMMA_FIRST_NAME|EMAIL) email:text
PivotFilterCriteria condition:BooleanCondition visibleByDefault:bool visibleValues:text[]
PivotFilterSpec columnOffsetIndex:int dataSourceColumnReference:any filterCriteria:PivotFilterCriteria
PivotGroup dataSourceColumnReference:any groupLimit:PivotGroupLimit groupRule:PivotGroupRule label:text repeatHeadings:bool showTotals:bool sortOrder:(ASCENDING|DESCENDING) sourceColumnOffset:int valueBucket:PivotGroupSortValueBucket valueMetadata:PivotGroupValueMetadata[]
PivotGroupLimit applyOrder:int countLimit:int
PivotGroupRule dateTimeRule:DateTimeRule histogramRule:HistogramRule manualRule:ManualRule
PivotGroupSortValueBucket buckets:ExtendedValue[] valuesIndex:int
PivotGroupValueMetadata collapsed:bool value:ExtendedValue
PivotTable columns:PivotGroup[] criteria:PivotFilterCriteria{} dataExecutionStatus:any dataSourceId:text filterSpecs:PivotFilterSpec[] rows:PivotGroup[] source:GridRange valueLayout:(HORIZONTAL|VERTICAL) values:PivotValue[]
PivotValue calculatedDisplayType:(PERCENT_OF_ROW_TOTAL|PERCENT_OF_COLUMN_TOTAL|PERCENT_OF_GRAND_TOTAL) dataSourceColumnReference:any formula:text name:text sourceColumnOffset:int summarizeFunction:(SUM|COUNTA|COUNT|COUNTUNIQUE|AVERAGE|MAX|MIN|MEDIAN|PRODUCT|STDEV|STDEVP|VAR|VARP|CUSTOM|NONE)
RichLinkProperties mimeType:text uri:text
TextFormat bold:bool? fontFamily:text fontSize:int? foregroundColor:Color foregroundColorStyle:ColorStyle italic:bool? link:Link strikethrough:bool? underline:bool?
TextFormatRun format:TextFormat startIndex:int
TextPosition horizontalAlignment:(LEFT|CENTER|RIGHT)
TextRotation angle:int? vertical:bool
ThemeColorPair color:ColorStyle colorType:(TEXT|BACKGROUND|ACCENT1|ACCENT2|ACCENT3|ACCENT4|ACCENT5|ACCENT6|LINK)
`;
