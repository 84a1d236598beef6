/**
 * What a spreadsheet, a sheet and the things lying on a sheet hold. One message a line: its name, then field:type; the notation is explained in message-table.ts.
 * https://developers.google.com/workspace/sheets/api/reference/rest
 */
export const spreadsheetMessages = `
BandedRange bandedRangeId:int bandedRangeReference:text columnProperties:BandingProperties range:GridRange rowProperties:BandingProperties
BandingProperties firstBandColor:Color firstBandColorStyle:ColorStyle footerColor:Color footerColorStyle:ColorStyle headerColor:Color headerColorStyle:ColorStyle secondBandColor:Color secondBandColorStyle:ColorStyle
BasicFilter criteria:FilterCriteria{} filterSpecs:FilterSpec[] range:GridRange sortSpecs:SortSpec[] tableId:text
CommentAnchor anchorId:text range:GridRange
CommentThread anchorId:text commentId:text headPost:Post plainTextQuote:text replies:Post[] status:(OPEN|RESOLVED)
DeveloperMetadata location:DeveloperMetadataLocation metadataId:int metadataKey:text metadataValue:text visibility:(DOCUMENT|PROJECT)
DeveloperMetadataLocation dimensionRange:DimensionRange locationType:(ROW|COLUMN|SHEET|SPREADSHEET) sheetId:int? spreadsheet:bool
DimensionGroup collapsed:bool depth:int range:DimensionRange
DimensionProperties dataSourceColumnReference:any developerMetadata:DeveloperMetadata[] hiddenByFilter:bool hiddenByUser:bool pixelSize:int
DimensionRange dimension:(ROWS|COLUMNS) endIndex:int? sheetId:int startIndex:int?
Editors domainUsersCanEdit:bool groups:text[] users:text[]
FilterCriteria condition:BooleanCondition hiddenValues:text[] visibleBackgroundColor:Color visibleBackgroundColorStyle:ColorStyle visibleForegroundColor:Color visibleForegroundColorStyle:ColorStyle
FilterSpec columnIndex:int dataSourceColumnReference:any filterCriteria:FilterCriteria
FilterView criteria:FilterCriteria{} filterSpecs:FilterSpec[] filterViewId:int namedRangeId:text range:GridRange sortSpecs:SortSpec[] tableId:text title:text
GridCoordinate columnIndex:int rowIndex:int sheetId:int
GridData columnMetadata:DimensionProperties[] rowData:RowData[] rowMetadata:DimensionProperties[] startColumn:int startRow:int
GridProperties columnCount:int columnGroupControlAfter:bool frozenColumnCount:int frozenRowCount:int hideGridlines:bool rowCount:int rowGroupControlAfter:bool
GridRange endColumnIndex:int? endRowIndex:int? sheetId:int startColumnIndex:int? startRowIndex:int?
IterativeCalculationSettings convergenceThreshold:double maxIterations:int
NamedRange name:text namedRangeId:text range:GridRange
Post assigneeEmail:text author:PostAuthor commentAction:(NO_COMMENT_ACTION_CHANGE|RESOLVE|REOPEN) content:text contentHtml:text createTime:text deleted:bool fromCopiedSpreadsheet:bool fromImportedSpreadsheet:bool postId:text updateTime:text
PostAuthor anonymous:bool displayName:text me:bool user:text
ProtectedRange description:text editors:Editors namedRangeId:text protectedRangeId:int range:GridRange requestingUserCanEdit:bool tableId:text unprotectedRanges:GridRange[] warningOnly:bool
RowData values:CellData[]
Sheet bandedRanges:BandedRange[] basicFilter:BasicFilter charts:EmbeddedChart[] columnGroups:DimensionGroup[] commentAnchors:CommentAnchor[] conditionalFormats:ConditionalFormatRule[] data:GridData[] developerMetadata:DeveloperMetadata[] filterViews:FilterView[] merges:GridRange[] properties:SheetProperties protectedRanges:ProtectedRange[] rowGroups:DimensionGroup[] slicers:Slicer[] tables:Table[]
SheetProperties dataSourceSheetProperties:any gridProperties:GridProperties hidden:bool index:int? rightToLeft:bool sheetId:int? sheetType:(GRID|OBJECT|DATA_SOURCE) tabColor:Color tabColorStyle:ColorStyle title:text
Slicer position:EmbeddedObjectPosition slicerId:int spec:SlicerSpec
SlicerSpec applyToPivotTables:bool backgroundColor:Color backgroundColorStyle:ColorStyle columnIndex:int dataRange:GridRange filterCriteria:FilterCriteria horizontalAlignment:(LEFT|CENTER|RIGHT) textFormat:TextFormat title:text
SortSpec backgroundColor:Color backgroundColorStyle:ColorStyle dataSourceColumnReference:any dimensionIndex:int? foregroundColor:Color foregroundColorStyle:ColorStyle sortOrder:(ASCENDING|DESCENDING)
Spreadsheet comments:CommentThread[] commentsViewMode:(COMMENTS_VIEW_MODE_DEFAULT_FOR_CURRENT_ACCESS|COMMENTS_VIEW_MODE_OMITTED|COMMENTS_VIEW_MODE_INCLUDED) dataSourceSchedules:any[] dataSources:any[] developerMetadata:DeveloperMetadata[] namedRanges:NamedRange[] properties:SpreadsheetProperties sheets:Sheet[] spreadsheetId:text spreadsheetUrl:text
SpreadsheetProperties autoRecalc:(ON_CHANGE|MINUTE|HOUR) defaultFormat:CellFormat importFunctionsExternalUrlAccessAllowed:bool iterativeCalculationSettings:IterativeCalculationSettings locale:text spreadsheetTheme:SpreadsheetTheme timeZone:text title:text
SpreadsheetTheme primaryFontFamily:text themeColors:ThemeColorPair[]
Table columnProperties:TableColumnProperties[] name:text range:GridRange rowsProperties:TableRowsProperties tableId:text
TableColumnDataValidationRule condition:BooleanCondition
TableColumnProperties columnIndex:int columnName:text columnType:(DOUBLE|CURRENCY|PERCENT|DATE|TIME|DATE_TIME|TEXT|BOOLEAN|DROPDOWN|FILES_CHIP|PEOPLE_CHIP|FINANCE_CHIP|PLACE_CHIP|RATINGS_CHIP) dataValidationRule:TableColumnDataValidationRule
TableRowsProperties firstBandColorStyle:ColorStyle footerColorStyle:ColorStyle headerColorStyle:ColorStyle secondBandColorStyle:ColorStyle
`;
