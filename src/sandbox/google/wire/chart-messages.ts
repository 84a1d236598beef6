/**
 * What a chart and its place hold. One message a line: its name, then field:type; the notation is explained in message-table.ts.
 * https://developers.google.com/workspace/sheets/api/reference/rest
 */
export const chartMessages = `
BaselineValueFormat comparisonType:(COMPARISON_TYPE_UNDEFINED|ABSOLUTE_DIFFERENCE|PERCENTAGE_DIFFERENCE) description:text negativeColor:Color negativeColorStyle:ColorStyle position:TextPosition positiveColor:Color positiveColorStyle:ColorStyle textFormat:TextFormat
BasicChartAxis format:TextFormat position:(BOTTOM_AXIS|LEFT_AXIS|RIGHT_AXIS) title:text titleTextPosition:TextPosition viewWindowOptions:ChartAxisViewWindowOptions
BasicChartDomain domain:ChartData reversed:bool
BasicChartSeries color:Color colorStyle:ColorStyle dataLabel:DataLabel lineStyle:LineStyle pointStyle:PointStyle series:ChartData styleOverrides:BasicSeriesDataPointStyleOverride[] targetAxis:(BOTTOM_AXIS|LEFT_AXIS|RIGHT_AXIS) type:(BAR|LINE|AREA|COLUMN|SCATTER|COMBO|STEPPED_AREA)
BasicChartSpec axis:BasicChartAxis[] chartType:(BAR|LINE|AREA|COLUMN|SCATTER|COMBO|STEPPED_AREA) compareMode:(DATUM|CATEGORY) domains:BasicChartDomain[] headerCount:int interpolateNulls:bool legendPosition:(BOTTOM_LEGEND|LEFT_LEGEND|RIGHT_LEGEND|TOP_LEGEND|NO_LEGEND) lineSmoothing:bool series:BasicChartSeries[] stackedType:(NOT_STACKED|STACKED|PERCENT_STACKED) threeDimensional:bool totalDataLabel:DataLabel
BasicSeriesDataPointStyleOverride color:Color colorStyle:ColorStyle index:int pointStyle:PointStyle
BubbleChartSpec bubbleBorderColor:Color bubbleBorderColorStyle:ColorStyle bubbleLabels:ChartData bubbleMaxRadiusSize:int bubbleMinRadiusSize:int bubbleOpacity:float bubbleSizes:ChartData bubbleTextStyle:TextFormat domain:ChartData groupIds:ChartData legendPosition:(BOTTOM_LEGEND|LEFT_LEGEND|RIGHT_LEGEND|TOP_LEGEND|NO_LEGEND|INSIDE_LEGEND) series:ChartData
CandlestickChartSpec data:CandlestickData[] domain:CandlestickDomain
CandlestickData closeSeries:CandlestickSeries highSeries:CandlestickSeries lowSeries:CandlestickSeries openSeries:CandlestickSeries
CandlestickDomain data:ChartData reversed:bool
CandlestickSeries data:ChartData
ChartAxisViewWindowOptions viewWindowMax:double? viewWindowMin:double? viewWindowMode:(DEFAULT_VIEW_WINDOW_MODE|VIEW_WINDOW_MODE_UNSUPPORTED|EXPLICIT|PRETTY)
ChartCustomNumberFormatOptions prefix:text suffix:text
ChartData aggregateType:(AVERAGE|COUNT|MAX|MEDIAN|MIN|SUM) columnReference:any groupRule:ChartGroupRule sourceRange:ChartSourceRange
ChartDateTimeRule type:(SECOND|MINUTE|HOUR|HOUR_MINUTE|HOUR_MINUTE_AMPM|DAY_OF_WEEK|DAY_OF_YEAR|DAY_OF_MONTH|DAY_MONTH|MONTH|QUARTER|YEAR|YEAR_MONTH|YEAR_QUARTER|YEAR_MONTH_DAY)
ChartGroupRule dateTimeRule:ChartDateTimeRule histogramRule:ChartHistogramRule
ChartHistogramRule intervalSize:double maxValue:double? minValue:double?
ChartSourceRange sources:GridRange[]
ChartSpec altText:text backgroundColor:Color backgroundColorStyle:ColorStyle basicChart:BasicChartSpec bubbleChart:BubbleChartSpec candlestickChart:CandlestickChartSpec dataSourceChartProperties:any filterSpecs:FilterSpec[] fontName:text hiddenDimensionStrategy:(SKIP_HIDDEN_ROWS_AND_COLUMNS|SKIP_HIDDEN_ROWS|SKIP_HIDDEN_COLUMNS|SHOW_ALL) histogramChart:HistogramChartSpec maximized:bool orgChart:OrgChartSpec pieChart:PieChartSpec scorecardChart:ScorecardChartSpec sortSpecs:SortSpec[] subtitle:text subtitleTextFormat:TextFormat subtitleTextPosition:TextPosition title:text titleTextFormat:TextFormat titleTextPosition:TextPosition treemapChart:TreemapChartSpec waterfallChart:WaterfallChartSpec
DataLabel customLabelData:ChartData placement:(CENTER|LEFT|RIGHT|ABOVE|BELOW|INSIDE_END|INSIDE_BASE|OUTSIDE_END) textFormat:TextFormat type:(NONE|DATA|CUSTOM)
EmbeddedChart border:EmbeddedObjectBorder chartId:int position:EmbeddedObjectPosition spec:ChartSpec
EmbeddedObjectBorder color:Color colorStyle:ColorStyle
EmbeddedObjectPosition newSheet:bool overlayPosition:OverlayPosition sheetId:int?
HistogramChartSpec bucketSize:double legendPosition:(BOTTOM_LEGEND|LEFT_LEGEND|RIGHT_LEGEND|TOP_LEGEND|NO_LEGEND|INSIDE_LEGEND) outlierPercentile:double series:HistogramSeries[] showItemDividers:bool
HistogramSeries barColor:Color barColorStyle:ColorStyle data:ChartData
KeyValueFormat position:TextPosition textFormat:TextFormat
LineStyle type:(INVISIBLE|CUSTOM|SOLID|DOTTED|MEDIUM_DASHED|MEDIUM_DASHED_DOTTED|LONG_DASHED|LONG_DASHED_DOTTED) width:int
OrgChartSpec labels:ChartData nodeColor:Color nodeColorStyle:ColorStyle nodeSize:(SMALL|MEDIUM|LARGE) parentLabels:ChartData selectedNodeColor:Color selectedNodeColorStyle:ColorStyle tooltips:ChartData
OverlayPosition anchorCell:GridCoordinate heightPixels:int offsetXPixels:int offsetYPixels:int widthPixels:int
PieChartSpec domain:ChartData legendPosition:(BOTTOM_LEGEND|LEFT_LEGEND|RIGHT_LEGEND|TOP_LEGEND|NO_LEGEND|LABELED_LEGEND) pieHole:double series:ChartData threeDimensional:bool
PointStyle shape:(CIRCLE|DIAMOND|HEXAGON|PENTAGON|SQUARE|STAR|TRIANGLE|X_MARK) size:double
ScorecardChartSpec aggregateType:(AVERAGE|COUNT|MAX|MEDIAN|MIN|SUM) baselineValueData:ChartData baselineValueFormat:BaselineValueFormat customFormatOptions:ChartCustomNumberFormatOptions keyValueData:ChartData keyValueFormat:KeyValueFormat numberFormatSource:(CHART_NUMBER_FORMAT_SOURCE_UNDEFINED|FROM_DATA|CUSTOM) scaleFactor:double
TreemapChartColorScale maxValueColor:Color maxValueColorStyle:ColorStyle midValueColor:Color midValueColorStyle:ColorStyle minValueColor:Color minValueColorStyle:ColorStyle noDataColor:Color noDataColorStyle:ColorStyle
TreemapChartSpec colorData:ChartData colorScale:TreemapChartColorScale headerColor:Color headerColorStyle:ColorStyle hideTooltips:bool hintedLevels:int labels:ChartData levels:int maxValue:double minValue:double parentLabels:ChartData sizeData:ChartData textFormat:TextFormat
WaterfallChartColumnStyle color:Color colorStyle:ColorStyle label:text
WaterfallChartCustomSubtotal dataIsSubtotal:bool label:text subtotalIndex:int
WaterfallChartDomain data:ChartData reversed:bool
WaterfallChartSeries customSubtotals:WaterfallChartCustomSubtotal[] data:ChartData dataLabel:DataLabel hideTrailingSubtotal:bool negativeColumnsStyle:WaterfallChartColumnStyle positiveColumnsStyle:WaterfallChartColumnStyle subtotalColumnsStyle:WaterfallChartColumnStyle
WaterfallChartSpec connectorLineStyle:LineStyle domain:WaterfallChartDomain firstValueIsTotal:bool hideConnectorLines:bool series:WaterfallChartSeries[] stackedType:(STACKED|SEQUENTIAL) totalDataLabel:DataLabel
`;
